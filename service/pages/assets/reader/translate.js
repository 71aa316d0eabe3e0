/* Swagger UI speaks English only. An observer replaces its labels, and only its labels: whole texts of the list below that
   stand outside of what the contract or an answer says. */

const LABELS = {
  "Try it out": "试一试",
  Cancel: "取消",
  Execute: "发送",
  Clear: "清除",
  Reset: "还原",
  Download: "下载",
  Loading: "正在加载",
  Parameters: "参数",
  "No parameters": "没有参数",
  Name: "名称",
  Description: "说明",
  "Request body": "请求正文",
  required: "必填",
  "Send empty value": "发送空值",
  "Available values": "可选值",
  "Default value": "默认值",
  Responses: "响应",
  Response: "响应",
  "Server response": "服务的响应",
  "Response body": "响应正文",
  "Response headers": "响应头",
  "Request URL": "请求地址",
  "Request duration": "用时",
  Curl: "curl 命令",
  Code: "状态码",
  Details: "详情",
  Links: "链接",
  "No links": "无",
  "Media type": "媒体类型",
  Controls: "对应请求头",
  "header.": "。",
  "Example Value": "示例",
  "Edit Value": "填写",
  Schema: "结构",
  Schemas: "数据结构",
  Examples: "示例",
  "Examples:": "示例：",
  Servers: "服务地址",
  "Expand all": "全部展开",
  "Collapse all": "全部收起",
  Undocumented: "文档未列",
  "Failed to fetch.": "没有取到。",
  Authorize: "填写凭证",
  "Available authorizations": "可用的凭证",
  Authorized: "已填写",
  Close: "关闭",
  Logout: "清除凭证",
  "Value:": "值：",
  "Name:": "名称：",
  "In:": "位置：",
  "Warning: Deprecated": "注意：即将停用",
  "Headers:": "响应头：",
  Type: "类型",
  "Could not render": "无法显示",
  "Copy to clipboard": "复制",
};
const AS_WRITTEN =
  "pre, code, textarea, .renderedMarkdown, .markdown, .opblock-summary-description, .info, .json-schema-2020-12__title";

const english = new WeakMap();

/** Keep the labels under `root` in Chinese. */
export function translate(root) {
  const put = (node) => {
    const said = english.get(node);
    const original = said?.shown === node.data ? said.original : node.data;
    const chinese = LABELS[original.trim()];
    if (!chinese || node.parentElement?.closest(AS_WRITTEN)) return;
    const shown = chinese;
    english.set(node, { original, shown });
    if (node.data !== shown) node.data = shown;
  };
  const walk = (start) => {
    if (start.nodeType === Node.TEXT_NODE) return put(start);
    const texts = document.createTreeWalker(start, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) put(texts.currentNode);
    return undefined;
  };
  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "characterData") put(change.target);
      else change.addedNodes.forEach(walk);
    }
  }).observe(root, { childList: true, characterData: true, subtree: true });
  walk(root);
}
