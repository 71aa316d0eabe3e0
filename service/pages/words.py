"""The sentences of the pages themselves, in Chinese and in English. What the law says comes from the book's own words."""

from collections.abc import Mapping

from service.pages.matters import Both

WORDS: Mapping[str, Both] = {
    "name": ("医保个人账户问答", "Personal account answers"),
    "skip": ("跳到正文", "Skip to the content"),
    "large": ("大字", "Large type"),
    "dark": ("深色", "Dark"),
    "other": ("English", "中文"),
    "front_title": ("职工医保个人账户，问什么都有依据", "Your medical insurance account: every answer with its source"),
    "front_lead": (
        "选一件事，一次答一个问题，就能看到结论、金额、日期和要带的材料。",
        "Choose a matter, answer one question at a time, and see the decision, the money, the dates and what to bring.",
    ),
    "front_privacy": (
        "不问姓名、证件号和卡号；您填的内容不保存。",
        "No name, identity number or card number is asked; nothing you fill in is kept.",
    ),
    "which": ("您想知道什么？", "What would you like to know?"),
    "look_inside": ("看看依据", "See the ground it stands on"),
    "book": ("政策库", "Policy book"),
    "book_about": ("各地规定的历次数值、来源和说法不一的地方", "Every area's rules through time, with sources and disagreements"),
    "pictures": ("看图", "Pictures"),
    "pictures_about": ("各地每月划入、退休年龄、等待期等", "Monthly credit by area, retirement ages, waiting times"),
    "developers": ("给开发者", "For developers"),
    "developers_about": ("三个请求就能接入", "Three requests to start with"),
    "not_agency": (
        "本页不是医保经办机构的网站。最终以参保地医保经办机构的答复为准，热线",
        "This is not the site of an agency. The answer of the agency in your insured area prevails; hotline",
    ),
    "no_script": (
        "一步一步的提问需要打开浏览器的 JavaScript。也可以直接看政策库，或拨打医保服务热线 12393。",
        "Asking step by step needs JavaScript. You can also read the policy book, or call the hotline 12393.",
    ),
    "home": ("首页", "Home"),
    "api_reader": ("接口文档", "API reference"),
    "loading": ("正在打开…", "Opening…"),
}
