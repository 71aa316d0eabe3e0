/** Made from openapi/v1.json by `make packages`. */

export interface components {
    schemas: {
        /** @description Something to know beside the answer. */
        Advisory: {
            /**
             * @description Stable code.
             * @example employer_applies
             */
            code: string;
            /**
             * @description The advisory in words.
             * @example 单位职工一般由单位申请。
             */
            text: string;
        };
        /** @description What is looked for: a verdict, a sum, or a number of months. One of the three. */
        AimRequest: {
            /**
             * @description Where the amount is this sum. [yuan]
             * @default null
             * @example 3700.00
             */
            amount?: string | null;
            /**
             * @description A number of months as text; of `statutory_retirement_month` the month.
             * @default null
             * @example 5000
             */
            equals?: string | null;
            /**
             * @description Where these months, of a decision, are those in `equals`.
             * @default null
             */
            quantity?: components["schemas"]["QuantityName"] | null;
            /**
             * @description Where the verdict is this one.
             * @default null
             */
            verdict?: components["schemas"]["VerdictSought"] | null;
        };
        /** @description The answer to an amount question that belongs to a matter; `question` tells which. */
        AmountAnswer: components["schemas"]["BalanceSettlementAnswer"] | components["schemas"]["RetirementMakeupAnswer"] | components["schemas"]["RefundAmountAnswer"] | components["schemas"]["ContributionsAnswer"] | null;
        /** @description The answer to any one question, or an assessment; `question` tells which. */
        Answer: components["schemas"]["BalanceTransferAnswer"] | components["schemas"]["FamilySharingAnswer"] | components["schemas"]["RefundDecisionAnswer"] | components["schemas"]["RefundAmountAnswer"] | components["schemas"]["CashWithdrawalAnswer"] | components["schemas"]["BalanceSettlementAnswer"] | components["schemas"]["MonthlyCreditAnswer"] | components["schemas"]["ContributionsAnswer"] | components["schemas"]["BenefitContinuityAnswer"] | components["schemas"]["ProcessingTimeAnswer"] | components["schemas"]["RetirementBenefitAnswer"] | components["schemas"]["RetirementMakeupAnswer"] | components["schemas"]["Assessment"] | null;
        /** @description A pooling area. */
        Area: {
            /**
             * @description Six digits of GB/T 2260.
             * @example 110000
             */
            code: string;
            /** @description Its level. */
            level: components["schemas"]["AreaLevel"];
            /**
             * @description Its name in the language asked for.
             * @example 北京市
             */
            name: string;
            /**
             * @description Its name in Latin letters.
             * @example Beijing
             */
            name_en: string;
            /**
             * @description Its Chinese name.
             * @example 北京市
             */
            name_zh: string;
            /**
             * @description Code of its province.
             * @example 110000
             */
            province: string;
        };
        /** @description A pooling area with the values filed under it. */
        AreaDetail: {
            /**
             * @description Six digits of GB/T 2260.
             * @example 110000
             */
            code: string;
            /** @description Its level. */
            level: components["schemas"]["AreaLevel"];
            /**
             * @description Its name in the language asked for.
             * @example 北京市
             */
            name: string;
            /**
             * @description Its name in Latin letters.
             * @example Beijing
             */
            name_en: string;
            /**
             * @description Its Chinese name.
             * @example 北京市
             */
            name_zh: string;
            /** @description Values filed under this area, history included. */
            parameters: components["schemas"]["ParameterValue"][];
            /**
             * @description Code of its province.
             * @example 110000
             */
            province: string;
        };
        /**
         * @description Level of an area.
         * @example province
         * @enum {string}
         */
        AreaLevel: "province" | "prefecture" | "county";
        /** @description Areas. */
        AreaPage: {
            /** @description The areas of this page. */
            items: components["schemas"]["Area"][];
            /**
             * Format: int32
             * @description The page. [page number]
             * @example 10
             */
            page: number;
            /**
             * Format: int32
             * @description Items on a page. [items]
             * @example 10
             */
            page_size: number;
            /**
             * Format: int32
             * @description Items in all. [items]
             * @example 10
             */
            total: number;
        };
        /** @description What was asked, so that an answer can be asked for again. */
        Asked: {
            /**
             * @description Version of the contract it was given under.
             * @example 1.0.0
             */
            contract: string;
            /** @description The facts that were stated, as the question takes them and in one way of writing (yuan with two decimals, lists in order); those not stated are left out. */
            facts: components["schemas"]["Facts"];
            /** @description Language of its sentences. */
            language: components["schemas"]["Language"];
        };
        /** @description All that one screen on a matter shows. Each part is the very answer that its own operation gives. */
        Assessment: {
            /** @description The money in question; null where there is none. */
            amount: components["schemas"]["AmountAnswer"];
            /**
             * @description Digest of the matter, the facts stated, the days and the book.
             * @example 00000000000000000000000000000000
             */
            answer_id: string;
            /** @description What was asked. */
            asked: components["schemas"]["Asked"];
            /** @description Whom to call. */
            call: components["schemas"]["Call"];
            /** @description Facts that a part took from elsewhere. */
            carried: components["schemas"]["Carried"][];
            /** @description Whether it is possible; null where nothing is decided. */
            decision: components["schemas"]["DecisionAnswer"];
            /**
             * @description What the answer is not.
             * @example 以参保地医保经办机构的答复为准。
             */
            disclaimer: string;
            /** @description The weakest evidence that decision, amount and time rest on. */
            evidence: components["schemas"]["Evidence"] | null;
            /**
             * @description That in words.
             * @example 依据的证据类型：正式文件。
             */
            evidence_text: string | null;
            /** @description How it gets done; null where the book has no guide. */
            guide: components["schemas"]["Guide"] | null;
            /** @description What only the agency can tell, each once. */
            local_checks: components["schemas"]["LocalCheck"][];
            /** @description The matter. */
            matter: components["schemas"]["Matter"];
            /** @description Facts not stated that matter, the most deciding first. */
            missing_facts: components["schemas"]["AssessmentMissingFact"][];
            /** @description At most five short sentences over all parts. */
            plain: string[];
            /** @description Which book was asked. */
            policy: components["schemas"]["PolicyStamp"];
            /** @description The question that was asked. */
            question: components["schemas"]["AssessmentQuestion"];
            /** @description Facts that were stated under a name that will not be taken for ever; left out where there are none. */
            renamed_facts?: components["schemas"]["RenamedFact"][];
            /**
             * @description The verdict in one line.
             * @example 可以转移：余额随医保关系一起走。
             */
            summary: string;
            /** @description How long it takes, and whether the case is late. */
            time: components["schemas"]["ProcessingTimeAnswer"];
            /** @description Until when every part holds. */
            validity: components["schemas"]["Validity"];
        };
        /** @description A fact that was not stated and matters, with the parts that it matters to. */
        AssessmentMissingFact: {
            /** @description The values, where they are few. */
            choices: components["schemas"]["Choice"][];
            /**
             * @description Name of the fact.
             * @example origin_enrolment
             */
            fact: string;
            /** @description The parts it matters to. */
            parts: ("decision" | "amount" | "time")[];
            /**
             * @description The question to put to a person.
             * @example 原参保地的医保停保了吗？
             */
            prompt: string;
            /** @description Kind of the fact. */
            type: components["schemas"]["FactKind"];
            /**
             * @description Where a person finds the answer.
             * @example 国家医保服务平台的参保状态。
             */
            where_to_find: string;
        };
        /**
         * @description The question that was asked.
         * @example assessments
         * @enum {string}
         */
        AssessmentQuestion: "assessments";
        /** @description Facts of an assessment: balance-inquiry. */
        BalanceInquiryAssessmentRequest: {
            /**
             * @description Date of acceptance / 受理日期
             * @default null
             * @example 2026-11-21
             */
            accepted_on?: string | null;
            /**
             * @description Insured area / 参保地
             * @default null
             * @example 110000
             */
            area?: string | null;
            /**
             * @description Date asked about / 询问日期
             * @default null
             * @example 2026-11-21
             */
            asked_on?: string | null;
            /**
             * @description Channel / 办理渠道
             * @default null
             */
            channel?: components["schemas"]["Channel"] | null;
            /**
             * @description From area (old insured area) / 转出地（原参保地）
             * @default null
             * @example 110000
             */
            from_area?: string | null;
            /**
             * @description Answer with only what the book had recorded by that day; today when not stated.
             * @default null
             * @example 2026-11-21
             */
            known_on?: string | null;
            /**
             * @description The matter, a thing a person gets done. / 要办的事项 (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            matter: "balance-inquiry";
            /**
             * @description The day for which the rules are asked; today in Asia/Shanghai when not stated.
             * @default null
             * @example 2026-11-21
             */
            on?: string | null;
            /**
             * @description The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out.
             * @default null
             * @example 2026.11.21
             */
            policy_version?: string | null;
            /**
             * @description Stage reached / 办到哪一步
             * @default null
             */
            stage_reached?: components["schemas"]["StageReached"] | null;
            /**
             * @description New area (new insured area) / 转入地（新参保地）
             * @default null
             * @example 110000
             */
            to_area?: string | null;
        };
        /** @description How much is paid out or moved when the account is settled? */
        BalanceSettlementAnswer: {
            /** @description What to know besides. */
            advisories: components["schemas"]["Advisory"][];
            /** @description Yuan. */
            amount: components["schemas"]["Bounds"];
            /**
             * @description Digest of the question, the facts stated, the days and the book.
             * @example 00000000000000000000000000000000
             */
            answer_id: string;
            /** @description What was asked; posted again with the days of `policy` and its digest as `policy_version`, the same bytes are answered. */
            asked: components["schemas"]["Asked"];
            /** @description Every document the answer names. */
            citations: components["schemas"]["Citation"][];
            /** @description Sources that disagree. */
            conflicts: components["schemas"]["Conflict"][];
            /**
             * @description What the answer is not.
             * @example 以参保地医保经办机构的答复为准。
             */
            disclaimer: string;
            /** @description The weakest evidence that the answer rests on. */
            evidence: components["schemas"]["Evidence"] | null;
            /** @description The answer in words, plain and full. */
            explanation: components["schemas"]["Explanation"];
            /**
             * @description The formula with its numbers put in.
             * @example 10100.00 × 0.02 = 202.00
             */
            formula: string | null;
            /** @description Facts not stated that cannot change it. */
            irrelevant_facts: string[];
            /** @description What it is made of. */
            lines: components["schemas"]["Line"][];
            /** @description What only the agency can tell. */
            local_checks: components["schemas"]["LocalCheck"][];
            /**
             * @description How it was worked out.
             * @example fixed_amount
             */
            method: string;
            /** @description Facts not stated that matter. */
            missing_facts: components["schemas"]["MissingFact"][];
            /**
             * @description The missing fact to ask for first: the one after which the bounds are narrowest, at worst over its values; null where the amount is exact or nothing is missing.
             * @example contribution_base
             */
            narrows_most: string | null;
            /** @description Which book was asked. */
            policy: components["schemas"]["PolicyStamp"];
            /** @description The question that was asked. */
            question: components["schemas"]["BalanceSettlementQuestion"];
            /** @description Facts that were stated under a name that will not be taken for ever; left out where there are none. */
            renamed_facts?: components["schemas"]["RenamedFact"][];
            /** @description Least sets of missing facts that decide whatever their values. */
            settling_sets: string[][];
            /**
             * @description One sentence for a list row.
             * @example 可以转移：余额随医保关系一起走。
             */
            summary: string;
            /** @description Until when it holds. */
            validity: components["schemas"]["Validity"];
        };
        /** @description Two days to compare for refund-amounts/balance-settlement. */
        BalanceSettlementComparisonRequest: {
            /** @description The second day. */
            after: components["schemas"]["MomentRequest"];
            /** @description The first day. */
            before: components["schemas"]["MomentRequest"];
            /** @description Its facts. */
            facts: components["schemas"]["BalanceSettlementFactsRequest"];
            /**
             * @description The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out.
             * @default null
             * @example 2026.11.21
             */
            policy_version?: string | null;
            /**
             * @description The question. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            question: "refund-amounts/balance-settlement";
        };
        /** @description Facts of refund-amounts/balance-settlement, without the days. */
        BalanceSettlementFactsRequest: {
            /**
             * @description Insured area / 参保地
             * @default null
             * @example 110000
             */
            area?: string | null;
            /**
             * @description usable balance of the personal account (yuan) / 个人账户可用余额（元） [yuan]
             * @default null
             * @example 3700.00
             */
            balance?: string | null;
            /**
             * @description benefits received too much and owed back (yuan) / 多领、要退的医保待遇（元） [yuan]
             * @default null
             * @example 3700.00
             */
            overpaid_benefits?: string | null;
            /**
             * @description money due to the account and not yet credited (yuan) / 应划入、还没到账的资金（元） [yuan]
             * @default null
             * @example 3700.00
             */
            pending_credits?: string | null;
            /**
             * @description money set aside for family sharing (yuan) / 为家庭共济留出的额度（元） [yuan]
             * @default null
             * @example 3700.00
             */
            reserved_for_sharing?: string | null;
            /**
             * @description where the balance goes / 余额去向
             * @default null
             */
            route?: components["schemas"]["Route"] | null;
        };
        /**
         * @description The question that was asked.
         * @example refund-amounts/balance-settlement
         * @enum {string}
         */
        BalanceSettlementQuestion: "refund-amounts/balance-settlement";
        /** @description Facts of refund-amounts/balance-settlement. */
        BalanceSettlementRequest: {
            /**
             * @description Insured area / 参保地
             * @default null
             * @example 110000
             */
            area?: string | null;
            /**
             * @description usable balance of the personal account (yuan) / 个人账户可用余额（元） [yuan]
             * @default null
             * @example 3700.00
             */
            balance?: string | null;
            /**
             * @description Answer with only what the book had recorded by that day; today when not stated.
             * @default null
             * @example 2026-11-21
             */
            known_on?: string | null;
            /**
             * @description The day for which the rules are asked; today in Asia/Shanghai when not stated.
             * @default null
             * @example 2026-11-21
             */
            on?: string | null;
            /**
             * @description benefits received too much and owed back (yuan) / 多领、要退的医保待遇（元） [yuan]
             * @default null
             * @example 3700.00
             */
            overpaid_benefits?: string | null;
            /**
             * @description money due to the account and not yet credited (yuan) / 应划入、还没到账的资金（元） [yuan]
             * @default null
             * @example 3700.00
             */
            pending_credits?: string | null;
            /**
             * @description The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out.
             * @default null
             * @example 2026.11.21
             */
            policy_version?: string | null;
            /**
             * @description money set aside for family sharing (yuan) / 为家庭共济留出的额度（元） [yuan]
             * @default null
             * @example 3700.00
             */
            reserved_for_sharing?: string | null;
            /**
             * @description where the balance goes / 余额去向
             * @default null
             */
            route?: components["schemas"]["Route"] | null;
        };
        /** @description May the balance move with the relation, and where does it go? */
        BalanceTransferAnswer: {
            /** @description What to know besides. */
            advisories: components["schemas"]["Advisory"][];
            /**
             * @description Digest of the question, the facts stated, the days and the book.
             * @example 00000000000000000000000000000000
             */
            answer_id: string;
            /** @description What was asked; posted again with the days of `policy` and its digest as `policy_version`, the same bytes are answered. */
            asked: components["schemas"]["Asked"];
            /** @description Every document the answer names. */
            citations: components["schemas"]["Citation"][];
            /** @description Sources that disagree. */
            conflicts: components["schemas"]["Conflict"][];
            /** @description The criteria, in order. */
            criteria: components["schemas"]["Criterion"][];
            /**
             * @description What the answer is not.
             * @example 以参保地医保经办机构的答复为准。
             */
            disclaimer: string;
            /** @description The weakest evidence that the answer rests on. */
            evidence: components["schemas"]["Evidence"] | null;
            /** @description The answer in words, plain and full. */
            explanation: components["schemas"]["Explanation"];
            /** @description Facts not stated that cannot change it. */
            irrelevant_facts: string[];
            /** @description What only the agency can tell. */
            local_checks: components["schemas"]["LocalCheck"][];
            /** @description Facts not stated that matter. */
            missing_facts: components["schemas"]["MissingFact"][];
            /** @description Which book was asked. */
            policy: components["schemas"]["PolicyStamp"];
            /** @description Every route still possible. */
            possible_routes: components["schemas"]["Route"][];
            /** @description The question that was asked. */
            question: components["schemas"]["BalanceTransferQuestion"];
            /** @description What would turn a no into a yes. */
            remedies: components["schemas"]["Remedy"][];
            /** @description Facts that were stated under a name that will not be taken for ever; left out where there are none. */
            renamed_facts?: components["schemas"]["RenamedFact"][];
            /** @description Where the balance goes, when sure. */
            route: components["schemas"]["Route"] | null;
            /** @description Least sets of missing facts that decide whatever their values. */
            settling_sets: string[][];
            /**
             * @description One sentence for a list row.
             * @example 可以转移：余额随医保关系一起走。
             */
            summary: string;
            /** @description Until when it holds. */
            validity: components["schemas"]["Validity"];
            /** @description The verdict. */
            verdict: components["schemas"]["Verdict"];
        };
        /** @description Facts of an assessment: balance-transfer. */
        BalanceTransferAssessmentRequest: {
            /**
             * @description Date of acceptance / 受理日期
             * @default null
             * @example 2026-11-21
             */
            accepted_on?: string | null;
            /**
             * @description Insured area / 参保地
             * @default null
             * @example 110000
             */
            area?: string | null;
            /**
             * @description Date asked about / 询问日期
             * @default null
             * @example 2026-11-21
             */
            asked_on?: string | null;
            /**
             * @description usable balance of the personal account (yuan) / 个人账户可用余额（元） [yuan]
             * @default null
             * @example 3700.00
             */
            balance?: string | null;
            /**
             * @description Channel / 办理渠道
             * @default null
             */
            channel?: components["schemas"]["Channel"] | null;
            /**
             * @description Whether the new area can accept personal account money / 新参保地能否接收个人账户资金
             * @default null
             * @example true
             */
            destination_accepts_account?: boolean | null;
            /**
             * @description Enrolment in the new area / 新参保地的参保状态
             * @default null
             */
            destination_enrolment?: components["schemas"]["DestinationEnrolment"] | null;
            /**
             * @description Whether family sharing is set up now / 是否正在家庭共济
             * @default null
             * @example true
             */
            family_sharing_active?: boolean | null;
            /**
             * @description From area (old insured area) / 转出地（原参保地）
             * @default null
             * @example 110000
             */
            from_area?: string | null;
            /**
             * @description Insured status / 参保身份
             * @default null
             */
            insured_status?: components["schemas"]["InsuredStatus"] | null;
            /**
             * @description Answer with only what the book had recorded by that day; today when not stated.
             * @default null
             * @example 2026-11-21
             */
            known_on?: string | null;
            /**
             * @description The matter, a thing a person gets done. / 要办的事项 (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            matter: "balance-transfer";
            /**
             * @description The day for which the rules are asked; today in Asia/Shanghai when not stated.
             * @default null
             * @example 2026-11-21
             */
            on?: string | null;
            /**
             * @description Unpaid employee-scheme contributions in the old area / 在原参保地是否欠缴职工医保费
             * @default null
             * @example true
             */
            origin_arrears?: boolean | null;
            /**
             * @description Enrolment in the old area / 原参保地的参保状态
             * @default null
             */
            origin_enrolment?: components["schemas"]["OriginEnrolment"] | null;
            /**
             * @description benefits received too much and owed back (yuan) / 多领、要退的医保待遇（元） [yuan]
             * @default null
             * @example 3700.00
             */
            overpaid_benefits?: string | null;
            /**
             * @description money due to the account and not yet credited (yuan) / 应划入、还没到账的资金（元） [yuan]
             * @default null
             * @example 3700.00
             */
            pending_credits?: string | null;
            /**
             * @description The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out.
             * @default null
             * @example 2026.11.21
             */
            policy_version?: string | null;
            /**
             * @description money set aside for family sharing (yuan) / 为家庭共济留出的额度（元） [yuan]
             * @default null
             * @example 3700.00
             */
            reserved_for_sharing?: string | null;
            /**
             * @description Resettled in another province after retirement / 退休后是否跨省异地安置
             * @default null
             * @example true
             */
            resettled_across_provinces?: boolean | null;
            /**
             * @description where the balance goes / 余额去向
             * @default null
             */
            route?: components["schemas"]["Route"] | null;
            /**
             * @description Scheme in the new area / 在新参保地参加的医保制度
             * @default null
             */
            scheme_at_destination?: components["schemas"]["Scheme"] | null;
            /**
             * @description Scheme in the old area / 在原参保地参加的医保制度
             * @default null
             */
            scheme_at_origin?: components["schemas"]["Scheme"] | null;
            /**
             * @description Stage reached / 办到哪一步
             * @default null
             */
            stage_reached?: components["schemas"]["StageReached"] | null;
            /**
             * @description New area (new insured area) / 转入地（新参保地）
             * @default null
             * @example 110000
             */
            to_area?: string | null;
        };
        /** @description Two days to compare for eligibility-decisions/balance-transfer. */
        BalanceTransferComparisonRequest: {
            /** @description The second day. */
            after: components["schemas"]["MomentRequest"];
            /** @description The first day. */
            before: components["schemas"]["MomentRequest"];
            /** @description Its facts. */
            facts: components["schemas"]["BalanceTransferFactsRequest"];
            /**
             * @description The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out.
             * @default null
             * @example 2026.11.21
             */
            policy_version?: string | null;
            /**
             * @description The question. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            question: "eligibility-decisions/balance-transfer";
        };
        /** @description Facts of eligibility-decisions/balance-transfer, without the days. */
        BalanceTransferFactsRequest: {
            /**
             * @description Whether the new area can accept personal account money / 新参保地能否接收个人账户资金
             * @default null
             * @example true
             */
            destination_accepts_account?: boolean | null;
            /**
             * @description Enrolment in the new area / 新参保地的参保状态
             * @default null
             */
            destination_enrolment?: components["schemas"]["DestinationEnrolment"] | null;
            /**
             * @description Whether family sharing is set up now / 是否正在家庭共济
             * @default null
             * @example true
             */
            family_sharing_active?: boolean | null;
            /**
             * @description From area (old insured area) / 转出地（原参保地）
             * @default null
             * @example 110000
             */
            from_area?: string | null;
            /**
             * @description Insured status / 参保身份
             * @default null
             */
            insured_status?: components["schemas"]["InsuredStatus"] | null;
            /**
             * @description Unpaid employee-scheme contributions in the old area / 在原参保地是否欠缴职工医保费
             * @default null
             * @example true
             */
            origin_arrears?: boolean | null;
            /**
             * @description Enrolment in the old area / 原参保地的参保状态
             * @default null
             */
            origin_enrolment?: components["schemas"]["OriginEnrolment"] | null;
            /**
             * @description Resettled in another province after retirement / 退休后是否跨省异地安置
             * @default null
             * @example true
             */
            resettled_across_provinces?: boolean | null;
            /**
             * @description Scheme in the new area / 在新参保地参加的医保制度
             * @default null
             */
            scheme_at_destination?: components["schemas"]["Scheme"] | null;
            /**
             * @description Scheme in the old area / 在原参保地参加的医保制度
             * @default null
             */
            scheme_at_origin?: components["schemas"]["Scheme"] | null;
            /**
             * @description New area (new insured area) / 转入地（新参保地）
             * @default null
             * @example 110000
             */
            to_area?: string | null;
        };
        /**
         * @description The question that was asked.
         * @example eligibility-decisions/balance-transfer
         * @enum {string}
         */
        BalanceTransferQuestion: "eligibility-decisions/balance-transfer";
        /** @description Facts of eligibility-decisions/balance-transfer. */
        BalanceTransferRequest: {
            /**
             * @description Whether the new area can accept personal account money / 新参保地能否接收个人账户资金
             * @default null
             * @example true
             */
            destination_accepts_account?: boolean | null;
            /**
             * @description Enrolment in the new area / 新参保地的参保状态
             * @default null
             */
            destination_enrolment?: components["schemas"]["DestinationEnrolment"] | null;
            /**
             * @description Whether family sharing is set up now / 是否正在家庭共济
             * @default null
             * @example true
             */
            family_sharing_active?: boolean | null;
            /**
             * @description From area (old insured area) / 转出地（原参保地）
             * @default null
             * @example 110000
             */
            from_area?: string | null;
            /**
             * @description Insured status / 参保身份
             * @default null
             */
            insured_status?: components["schemas"]["InsuredStatus"] | null;
            /**
             * @description Answer with only what the book had recorded by that day; today when not stated.
             * @default null
             * @example 2026-11-21
             */
            known_on?: string | null;
            /**
             * @description The day for which the rules are asked; today in Asia/Shanghai when not stated.
             * @default null
             * @example 2026-11-21
             */
            on?: string | null;
            /**
             * @description Unpaid employee-scheme contributions in the old area / 在原参保地是否欠缴职工医保费
             * @default null
             * @example true
             */
            origin_arrears?: boolean | null;
            /**
             * @description Enrolment in the old area / 原参保地的参保状态
             * @default null
             */
            origin_enrolment?: components["schemas"]["OriginEnrolment"] | null;
            /**
             * @description The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out.
             * @default null
             * @example 2026.11.21
             */
            policy_version?: string | null;
            /**
             * @description Resettled in another province after retirement / 退休后是否跨省异地安置
             * @default null
             * @example true
             */
            resettled_across_provinces?: boolean | null;
            /**
             * @description Scheme in the new area / 在新参保地参加的医保制度
             * @default null
             */
            scheme_at_destination?: components["schemas"]["Scheme"] | null;
            /**
             * @description Scheme in the old area / 在原参保地参加的医保制度
             * @default null
             */
            scheme_at_origin?: components["schemas"]["Scheme"] | null;
            /**
             * @description New area (new insured area) / 转入地（新参保地）
             * @default null
             * @example 110000
             */
            to_area?: string | null;
        };
        /** @description What became of each item, in the order they came, with whole answers. */
        BatchAnswer: {
            /** @description How many there were. */
            counts: components["schemas"]["BatchCounts"];
            /**
             * @description Whole answers. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            detail: "full";
            /** @description The results. */
            items: components["schemas"]["BatchResult"][];
        };
        /** @description How many items there were. */
        BatchCounts: {
            /**
             * Format: int32
             * @description Those answered. [items]
             * @example 10
             */
            answers: number;
            /**
             * Format: int32
             * @description All. [items]
             * @example 10
             */
            items: number;
            /**
             * Format: int32
             * @description Those with a problem. [items]
             * @example 10
             */
            problems: number;
        };
        /** @description One question of a batch. */
        BatchItemRequest: {
            /** @description The body that the question takes at its own address, `on` and `known_on` included. */
            facts?: components["schemas"]["DatedFacts"];
            /**
             * @description The caller's own id, given back; the place in the batch, from 0, where none is stated.
             * @default null
             * @example row-17
             */
            id?: string | null;
            /**
             * @description The question, by its path below /v1.
             * @example eligibility-decisions/balance-transfer
             * @enum {string}
             */
            question: "eligibility-decisions/balance-transfer" | "eligibility-decisions/family-sharing" | "eligibility-decisions/contribution-refund" | "refund-amounts/contribution-refund" | "eligibility-decisions/cash-withdrawal" | "refund-amounts/balance-settlement" | "refund-amounts/monthly-credit" | "refund-amounts/contributions" | "eligibility-decisions/benefit-continuity" | "processing-time-estimates" | "eligibility-decisions/retirement-benefit" | "refund-amounts/retirement-makeup" | "assessments";
        };
        /** @description Questions to answer, and in how much detail. */
        BatchRequest: {
            /**
             * @description Whole answers, or their heart. Goes before the parameter of that name.
             * @default null
             */
            detail?: components["schemas"]["Detail"] | null;
            /** @description From 1 to 1000 items. One that does not fit gets a problem of its own and stops no other. */
            items: components["schemas"]["BatchItemRequest"][];
        };
        /** @description What became of one item: its answer or its problem. */
        BatchResult: {
            /** @description Its answer, the same as at its own address. Null with a problem. */
            answer: components["schemas"]["Answer"];
            /**
             * @description Its id, or its place as text.
             * @example row-17
             */
            id: string;
            /**
             * Format: int32
             * @description Its place in the batch, from 0. [place]
             * @example 10
             */
            index: number;
            /** @description Its problem, with pointers into the item. Null with an answer. */
            problem: components["schemas"]["Problem"] | null;
            /**
             * Format: int32
             * @description The status that its question would have at its own address. [status code]
             * @example 10
             */
            status: number;
        };
        /** @description Are benefits continuous, without a waiting? */
        BenefitContinuityAnswer: {
            /** @description What to know besides. */
            advisories: components["schemas"]["Advisory"][];
            /**
             * @description Digest of the question, the facts stated, the days and the book.
             * @example 00000000000000000000000000000000
             */
            answer_id: string;
            /** @description What was asked; posted again with the days of `policy` and its digest as `policy_version`, the same bytes are answered. */
            asked: components["schemas"]["Asked"];
            /** @description From when benefits run, when sure: `retroactive` is from the month of payment with the gap covered afterwards; `after_waiting` is when the months of waiting are over. */
            benefit_from: components["schemas"]["BenefitStart"] | null;
            /** @description Every document the answer names. */
            citations: components["schemas"]["Citation"][];
            /** @description Sources that disagree. */
            conflicts: components["schemas"]["Conflict"][];
            /** @description The criteria, in order. */
            criteria: components["schemas"]["Criterion"][];
            /**
             * @description What the answer is not.
             * @example 以参保地医保经办机构的答复为准。
             */
            disclaimer: string;
            /** @description The weakest evidence that the answer rests on. */
            evidence: components["schemas"]["Evidence"] | null;
            /** @description The answer in words, plain and full. */
            explanation: components["schemas"]["Explanation"];
            /** @description Facts not stated that cannot change it. */
            irrelevant_facts: string[];
            /** @description What only the agency can tell. */
            local_checks: components["schemas"]["LocalCheck"][];
            /** @description Facts not stated that matter. */
            missing_facts: components["schemas"]["MissingFact"][];
            /** @description Which book was asked. */
            policy: components["schemas"]["PolicyStamp"];
            /** @description The question that was asked. */
            question: components["schemas"]["BenefitContinuityQuestion"];
            /** @description What would turn a no into a yes. */
            remedies: components["schemas"]["Remedy"][];
            /** @description Facts that were stated under a name that will not be taken for ever; left out where there are none. */
            renamed_facts?: components["schemas"]["RenamedFact"][];
            /** @description Least sets of missing facts that decide whatever their values. */
            settling_sets: string[][];
            /**
             * @description One sentence for a list row.
             * @example 可以转移：余额随医保关系一起走。
             */
            summary: string;
            /** @description Until when it holds. */
            validity: components["schemas"]["Validity"];
            /** @description The verdict. */
            verdict: components["schemas"]["Verdict"];
            /** @description Months from the month of payment until full benefits; 0 is none. */
            waiting_months: components["schemas"]["WaitingMonths"];
        };
        /** @description Facts of an assessment: benefit-continuity. */
        BenefitContinuityAssessmentRequest: {
            /**
             * @description Date of acceptance / 受理日期
             * @default null
             * @example 2026-11-21
             */
            accepted_on?: string | null;
            /**
             * @description Insured area / 参保地
             * @default null
             * @example 110000
             */
            area?: string | null;
            /**
             * @description Date asked about / 询问日期
             * @default null
             * @example 2026-11-21
             */
            asked_on?: string | null;
            /**
             * @description Whether the gap is made up by payment / 中断期间是否补缴
             * @default null
             * @example true
             */
            back_paid?: boolean | null;
            /**
             * @description Channel / 办理渠道
             * @default null
             */
            channel?: components["schemas"]["Channel"] | null;
            /**
             * @description First enrolment in any medical insurance / 是否第一次参加医保
             * @default null
             * @example true
             */
            first_enrolment?: boolean | null;
            /**
             * @description From area (old insured area) / 转出地（原参保地）
             * @default null
             * @example 110000
             */
            from_area?: string | null;
            /**
             * @description Scheme before the change or gap / 变动或中断前参加的医保
             * @default null
             */
            from_scheme?: components["schemas"]["Scheme"] | null;
            /**
             * Format: int32
             * @description Months without contributions / 中断缴费的月数 [months]
             * @default null
             * @example 12
             */
            gap_months?: number | null;
            /**
             * @description Insured status / 参保身份
             * @default null
             */
            insured_status?: components["schemas"]["InsuredStatus"] | null;
            /**
             * @description Answer with only what the book had recorded by that day; today when not stated.
             * @default null
             * @example 2026-11-21
             */
            known_on?: string | null;
            /**
             * @description The matter, a thing a person gets done. / 要办的事项 (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            matter: "benefit-continuity";
            /**
             * Format: int32
             * @description Whole years missed without medical insurance / 断保的整年数 [years]
             * @default null
             * @example 12
             */
            missed_years?: number | null;
            /**
             * @description The day for which the rules are asked; today in Asia/Shanghai when not stated.
             * @default null
             * @example 2026-11-21
             */
            on?: string | null;
            /**
             * @description The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out.
             * @default null
             * @example 2026.11.21
             */
            policy_version?: string | null;
            /**
             * Format: int32
             * @description Months insured without a break before the change or gap / 变动或中断前连续参保的月数 [months]
             * @default null
             * @example 12
             */
            prior_continuous_months?: number | null;
            /**
             * @description Stage reached / 办到哪一步
             * @default null
             */
            stage_reached?: components["schemas"]["StageReached"] | null;
            /**
             * @description New area (new insured area) / 转入地（新参保地）
             * @default null
             * @example 110000
             */
            to_area?: string | null;
            /**
             * @description Scheme you join or pay into now / 现在参加或续缴的医保
             * @default null
             */
            to_scheme?: components["schemas"]["Scheme"] | null;
        };
        /** @description Two days to compare for eligibility-decisions/benefit-continuity. */
        BenefitContinuityComparisonRequest: {
            /** @description The second day. */
            after: components["schemas"]["MomentRequest"];
            /** @description The first day. */
            before: components["schemas"]["MomentRequest"];
            /** @description Its facts. */
            facts: components["schemas"]["BenefitContinuityFactsRequest"];
            /**
             * @description The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out.
             * @default null
             * @example 2026.11.21
             */
            policy_version?: string | null;
            /**
             * @description The question. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            question: "eligibility-decisions/benefit-continuity";
        };
        /** @description Facts of eligibility-decisions/benefit-continuity, without the days. */
        BenefitContinuityFactsRequest: {
            /**
             * @description Insured area / 参保地
             * @default null
             * @example 110000
             */
            area?: string | null;
            /**
             * @description Whether the gap is made up by payment / 中断期间是否补缴
             * @default null
             * @example true
             */
            back_paid?: boolean | null;
            /**
             * @description First enrolment in any medical insurance / 是否第一次参加医保
             * @default null
             * @example true
             */
            first_enrolment?: boolean | null;
            /**
             * @description Scheme before the change or gap / 变动或中断前参加的医保
             * @default null
             */
            from_scheme?: components["schemas"]["Scheme"] | null;
            /**
             * Format: int32
             * @description Months without contributions / 中断缴费的月数 [months]
             * @default null
             * @example 12
             */
            gap_months?: number | null;
            /**
             * @description Insured status / 参保身份
             * @default null
             */
            insured_status?: components["schemas"]["InsuredStatus"] | null;
            /**
             * Format: int32
             * @description Whole years missed without medical insurance / 断保的整年数 [years]
             * @default null
             * @example 12
             */
            missed_years?: number | null;
            /**
             * Format: int32
             * @description Months insured without a break before the change or gap / 变动或中断前连续参保的月数 [months]
             * @default null
             * @example 12
             */
            prior_continuous_months?: number | null;
            /**
             * @description Scheme you join or pay into now / 现在参加或续缴的医保
             * @default null
             */
            to_scheme?: components["schemas"]["Scheme"] | null;
        };
        /**
         * @description The question that was asked.
         * @example eligibility-decisions/benefit-continuity
         * @enum {string}
         */
        BenefitContinuityQuestion: "eligibility-decisions/benefit-continuity";
        /** @description Facts of eligibility-decisions/benefit-continuity. */
        BenefitContinuityRequest: {
            /**
             * @description Insured area / 参保地
             * @default null
             * @example 110000
             */
            area?: string | null;
            /**
             * @description Whether the gap is made up by payment / 中断期间是否补缴
             * @default null
             * @example true
             */
            back_paid?: boolean | null;
            /**
             * @description First enrolment in any medical insurance / 是否第一次参加医保
             * @default null
             * @example true
             */
            first_enrolment?: boolean | null;
            /**
             * @description Scheme before the change or gap / 变动或中断前参加的医保
             * @default null
             */
            from_scheme?: components["schemas"]["Scheme"] | null;
            /**
             * Format: int32
             * @description Months without contributions / 中断缴费的月数 [months]
             * @default null
             * @example 12
             */
            gap_months?: number | null;
            /**
             * @description Insured status / 参保身份
             * @default null
             */
            insured_status?: components["schemas"]["InsuredStatus"] | null;
            /**
             * @description Answer with only what the book had recorded by that day; today when not stated.
             * @default null
             * @example 2026-11-21
             */
            known_on?: string | null;
            /**
             * Format: int32
             * @description Whole years missed without medical insurance / 断保的整年数 [years]
             * @default null
             * @example 12
             */
            missed_years?: number | null;
            /**
             * @description The day for which the rules are asked; today in Asia/Shanghai when not stated.
             * @default null
             * @example 2026-11-21
             */
            on?: string | null;
            /**
             * @description The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out.
             * @default null
             * @example 2026.11.21
             */
            policy_version?: string | null;
            /**
             * Format: int32
             * @description Months insured without a break before the change or gap / 变动或中断前连续参保的月数 [months]
             * @default null
             * @example 12
             */
            prior_continuous_months?: number | null;
            /**
             * @description Scheme you join or pay into now / 现在参加或续缴的医保
             * @default null
             */
            to_scheme?: components["schemas"]["Scheme"] | null;
        };
        /**
         * @description From when benefits run.
         * @example retroactive
         * @enum {string}
         */
        BenefitStart: "retroactive" | "month_of_payment" | "month_after_payment" | "second_month" | "third_month" | "after_waiting";
        /** @description What an option brings meanwhile. */
        Bought: {
            /**
             * @description Stable code.
             * @example retired_benefits_once_paid
             */
            code: string;
            /**
             * @description That in words.
             * @example 缴清后享受退休人员医保待遇。
             */
            text: string;
        };
        /** @description An amount in yuan: exact, or its least and greatest value; all null where no rule is known. */
        Bounds: {
            /**
             * @description The amount, when sure. [yuan]
             * @example 110.00
             */
            exact: string | null;
            /**
             * @description The greatest it can be; null without a bound. [yuan]
             * @example 110.00
             */
            max: string | null;
            /**
             * @description The least it can be. [yuan]
             * @example 100.00
             */
            min: string | null;
        };
        /** @description The calendar of working days that was used. */
        Calendar: {
            /** @description Whether it is published for every day counted. */
            certainty: components["schemas"]["Certainty"] | null;
            /** @description The notices used. */
            sources: string[];
        };
        /** @description Whom to call. */
        Call: {
            /**
             * @description The hotline.
             * @example 12393
             */
            hotline: string;
            /**
             * @description That in words.
             * @example 拿不准就拨打12393。
             */
            text: string;
        };
        /** @description A fact of one part that was taken from elsewhere. */
        Carried: {
            /**
             * @description The fact there.
             * @example area
             */
            fact: string;
            /**
             * @description Where it comes from: a fact, or what the decision found.
             * @example from_area
             */
            from: string;
            /**
             * @description The part it was used in.
             * @example decision
             * @enum {string}
             */
            part: "decision" | "amount" | "time" | "guide";
            /**
             * Format: int32
             * @description Its value.
             * @example 430100
             */
            value: string | number;
        };
        /** @description May the balance be taken out in cash? */
        CashWithdrawalAnswer: {
            /** @description What to know besides. */
            advisories: components["schemas"]["Advisory"][];
            /**
             * @description Digest of the question, the facts stated, the days and the book.
             * @example 00000000000000000000000000000000
             */
            answer_id: string;
            /** @description What was asked; posted again with the days of `policy` and its digest as `policy_version`, the same bytes are answered. */
            asked: components["schemas"]["Asked"];
            /** @description Every document the answer names. */
            citations: components["schemas"]["Citation"][];
            /** @description Sources that disagree. */
            conflicts: components["schemas"]["Conflict"][];
            /** @description The criteria, in order. */
            criteria: components["schemas"]["Criterion"][];
            /**
             * @description What the answer is not.
             * @example 以参保地医保经办机构的答复为准。
             */
            disclaimer: string;
            /** @description The weakest evidence that the answer rests on. */
            evidence: components["schemas"]["Evidence"] | null;
            /** @description The answer in words, plain and full. */
            explanation: components["schemas"]["Explanation"];
            /** @description Facts not stated that cannot change it. */
            irrelevant_facts: string[];
            /** @description What only the agency can tell. */
            local_checks: components["schemas"]["LocalCheck"][];
            /** @description Facts not stated that matter. */
            missing_facts: components["schemas"]["MissingFact"][];
            /** @description Which book was asked. */
            policy: components["schemas"]["PolicyStamp"];
            /** @description The question that was asked. */
            question: components["schemas"]["CashWithdrawalQuestion"];
            /** @description What would turn a no into a yes. */
            remedies: components["schemas"]["Remedy"][];
            /** @description Facts that were stated under a name that will not be taken for ever; left out where there are none. */
            renamed_facts?: components["schemas"]["RenamedFact"][];
            /** @description Least sets of missing facts that decide whatever their values. */
            settling_sets: string[][];
            /**
             * @description One sentence for a list row.
             * @example 可以转移：余额随医保关系一起走。
             */
            summary: string;
            /** @description Until when it holds. */
            validity: components["schemas"]["Validity"];
            /** @description The verdict. */
            verdict: components["schemas"]["Verdict"];
        };
        /** @description Facts of an assessment: cash-withdrawal. */
        CashWithdrawalAssessmentRequest: {
            /**
             * @description Date of acceptance / 受理日期
             * @default null
             * @example 2026-11-21
             */
            accepted_on?: string | null;
            /**
             * @description Insured area / 参保地
             * @default null
             * @example 110000
             */
            area?: string | null;
            /**
             * @description Date asked about / 询问日期
             * @default null
             * @example 2026-11-21
             */
            asked_on?: string | null;
            /**
             * @description usable balance of the personal account (yuan) / 个人账户可用余额（元） [yuan]
             * @default null
             * @example 3700.00
             */
            balance?: string | null;
            /**
             * @description Channel / 办理渠道
             * @default null
             */
            channel?: components["schemas"]["Channel"] | null;
            /**
             * @description day before which the money was credited / 资金最晚在哪天以前划入
             * @default null
             * @example 2026-11-21
             */
            credited_before?: string | null;
            /**
             * @description From area (old insured area) / 转出地（原参保地）
             * @default null
             * @example 110000
             */
            from_area?: string | null;
            /**
             * @description reason for a withdrawal / 支取理由
             * @default null
             */
            ground?: components["schemas"]["WithdrawalGround"] | null;
            /**
             * @description Answer with only what the book had recorded by that day; today when not stated.
             * @default null
             * @example 2026-11-21
             */
            known_on?: string | null;
            /**
             * @description The matter, a thing a person gets done. / 要办的事项 (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            matter: "cash-withdrawal";
            /**
             * @description The day for which the rules are asked; today in Asia/Shanghai when not stated.
             * @default null
             * @example 2026-11-21
             */
            on?: string | null;
            /**
             * @description benefits received too much and owed back (yuan) / 多领、要退的医保待遇（元） [yuan]
             * @default null
             * @example 3700.00
             */
            overpaid_benefits?: string | null;
            /**
             * @description money due to the account and not yet credited (yuan) / 应划入、还没到账的资金（元） [yuan]
             * @default null
             * @example 3700.00
             */
            pending_credits?: string | null;
            /**
             * @description The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out.
             * @default null
             * @example 2026.11.21
             */
            policy_version?: string | null;
            /**
             * @description money set aside for family sharing (yuan) / 为家庭共济留出的额度（元） [yuan]
             * @default null
             * @example 3700.00
             */
            reserved_for_sharing?: string | null;
            /**
             * @description where the balance goes / 余额去向
             * @default null
             */
            route?: components["schemas"]["Route"] | null;
            /**
             * @description Stage reached / 办到哪一步
             * @default null
             */
            stage_reached?: components["schemas"]["StageReached"] | null;
            /**
             * @description New area (new insured area) / 转入地（新参保地）
             * @default null
             * @example 110000
             */
            to_area?: string | null;
        };
        /** @description Two days to compare for eligibility-decisions/cash-withdrawal. */
        CashWithdrawalComparisonRequest: {
            /** @description The second day. */
            after: components["schemas"]["MomentRequest"];
            /** @description The first day. */
            before: components["schemas"]["MomentRequest"];
            /** @description Its facts. */
            facts: components["schemas"]["CashWithdrawalFactsRequest"];
            /**
             * @description The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out.
             * @default null
             * @example 2026.11.21
             */
            policy_version?: string | null;
            /**
             * @description The question. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            question: "eligibility-decisions/cash-withdrawal";
        };
        /** @description Facts of eligibility-decisions/cash-withdrawal, without the days. */
        CashWithdrawalFactsRequest: {
            /**
             * @description Insured area / 参保地
             * @default null
             * @example 110000
             */
            area?: string | null;
            /**
             * @description day before which the money was credited / 资金最晚在哪天以前划入
             * @default null
             * @example 2026-11-21
             */
            credited_before?: string | null;
            /**
             * @description reason for a withdrawal / 支取理由
             * @default null
             */
            ground?: components["schemas"]["WithdrawalGround"] | null;
        };
        /**
         * @description The question that was asked.
         * @example eligibility-decisions/cash-withdrawal
         * @enum {string}
         */
        CashWithdrawalQuestion: "eligibility-decisions/cash-withdrawal";
        /** @description Facts of eligibility-decisions/cash-withdrawal. */
        CashWithdrawalRequest: {
            /**
             * @description Insured area / 参保地
             * @default null
             * @example 110000
             */
            area?: string | null;
            /**
             * @description day before which the money was credited / 资金最晚在哪天以前划入
             * @default null
             * @example 2026-11-21
             */
            credited_before?: string | null;
            /**
             * @description reason for a withdrawal / 支取理由
             * @default null
             */
            ground?: components["schemas"]["WithdrawalGround"] | null;
            /**
             * @description Answer with only what the book had recorded by that day; today when not stated.
             * @default null
             * @example 2026-11-21
             */
            known_on?: string | null;
            /**
             * @description The day for which the rules are asked; today in Asia/Shanghai when not stated.
             * @default null
             * @example 2026-11-21
             */
            on?: string | null;
            /**
             * @description The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out.
             * @default null
             * @example 2026.11.21
             */
            policy_version?: string | null;
        };
        /** @description One change of a rule, with its document. */
        Cause: {
            /**
             * @description The area whose rule it is; 000000 is the nation.
             * @example 110000
             */
            area_code: string;
            /**
             * @description What happened to the rule between the two days; `recorded` and `withdrawn` tell of what the book knew.
             * @example started
             * @enum {string}
             */
            change: "started" | "ended" | "replaced" | "recorded" | "withdrawn";
            /** @description The document; of an end, the one that tells it. */
            citation: components["schemas"]["Citation"];
            /**
             * @description The first day of it.
             * @example 2026-11-21
             */
            on: string;
            /**
             * @description The parameter.
             * @example retiree_credit
             */
            parameter: string;
            /**
             * @description That in words.
             * @example “个人账户余额随关系转移”的规定从2025-07-01起不再适用。
             */
            text: string;
            /**
             * @description The parameter in words.
             * @example 退休人员划入
             */
            title: string;
        };
        /**
         * @description Whether the notice of a calendar is published.
         * @example published
         * @enum {string}
         */
        Certainty: "published" | "projected";
        /** @description One dated change of the book. */
        Change: {
            /**
             * @description The area it is filed under; 000000 is the nation.
             * @example 110000
             */
            area_code: string;
            /** @description Where the change stands. */
            citation: components["schemas"]["Citation"];
            /** @description Whom it covers. */
            covers: components["schemas"]["Covers"];
            /**
             * @description The day of the change.
             * @example 2026-11-21
             */
            from_on: string;
            /**
             * @description What kind of change.
             * @example starts
             * @enum {string}
             */
            kind: "starts" | "changes" | "same_value" | "ends";
            /**
             * @description That in words.
             * @example 规定有变化
             */
            kind_text: string;
            /**
             * @description The parameter.
             * @example retiree_credit
             */
            name: string;
            /**
             * @description The value from then on, in words.
             * @example 110.00元
             */
            new_value: string | null;
            /**
             * @description The value before, in words.
             * @example 100.00元
             */
            old_value: string | null;
            /**
             * @description Whether the source states that day.
             * @example true
             */
            start_stated: boolean;
            /**
             * @description The parameter in words.
             * @example 退休人员每月划入
             */
            title: string;
            /**
             * @description Its topic.
             * @example credit
             */
            topic: string;
        };
        /** @description Changes. */
        ChangePage: {
            /** @description The changes of this page. */
            items: components["schemas"]["Change"][];
            /**
             * Format: int32
             * @description The page. [page number]
             * @example 10
             */
            page: number;
            /**
             * Format: int32
             * @description Items on a page. [items]
             * @example 10
             */
            page_size: number;
            /**
             * Format: int32
             * @description Items in all. [items]
             * @example 10
             */
            total: number;
        };
        /** @description One place of the answer that changes. */
        ChangedPlace: {
            /**
             * @description What stands there for the second day, likewise. As text: `true` and `false` for the booleans, a list or an object as JSON.
             * @example 120.00
             */
            after: string | null;
            /**
             * @description What stands there for the first day; null for nothing. As text: `true` and `false` for the booleans, a list or an object as JSON.
             * @example 110.00
             */
            before: string | null;
            /**
             * @description JSON pointer into the answer.
             * @example /amount/exact
             */
            pointer: string;
        };
        /**
         * @description How an application is filed.
         * @example online
         * @enum {string}
         */
        Channel: "online" | "counter";
        /** @description One value a fact can have. */
        Choice: {
            /**
             * @description What people read.
             * @example 已停保
             */
            label: string;
            /**
             * @description The value to send; `true` and `false` stand for the booleans.
             * @example suspended
             */
            value: string;
        };
        /** @description Where a rule or a number stands. */
        Citation: {
            /**
             * @description The article.
             * @example 第二条
             */
            article: string | null;
            /**
             * @description Its number.
             * @example 医保办发〔2021〕43号
             */
            document_number: string | null;
            /**
             * @description First day it applies, where the source states one.
             * @example 2026-11-21
             */
            effective_from: string | null;
            /**
             * @description Last day it applies, where known.
             * @example 2026-11-21
             */
            effective_to: string | null;
            /** @description Grade of the evidence, strongest first. */
            evidence: components["schemas"]["Evidence"];
            /**
             * @description Stable id.
             * @example cn-trf-002
             */
            id: string;
            /**
             * @description Who issued it.
             * @example 国家医保局办公室、财政部办公厅
             */
            issuer: string | null;
            /**
             * @description When it was published: a day, a month or a year.
             * @example 2021-11-01
             */
            published_on: string | null;
            /**
             * @description Title of the document.
             * @example 基本医疗保险关系转移接续暂行办法
             */
            title: string;
            /**
             * @description Address at the issuer itself.
             * @example https://www.gov.cn/
             */
            url: string | null;
        };
        /** @description What one source says. */
        Claim: {
            /**
             * @description Whether it is the one applied.
             * @example true
             */
            applied: boolean;
            /**
             * @description Citation id.
             * @example cn-trf-012
             */
            citation: string;
            /**
             * @description What it says, in few words.
             * @example 是
             */
            claim: string;
        };
        /** @description The heart of an answer; what its question does not have is null. */
        CompactAnswer: {
            /** @description Yuan. */
            amount: components["schemas"]["Bounds"] | null;
            /**
             * @description The id of the whole answer.
             * @example 00000000000000000000000000000000
             */
            answer_id: string;
            /** @description When the whole is done. */
            completion: components["schemas"]["Completion"] | null;
            /** @description The weakest evidence that it rests on. */
            evidence: components["schemas"]["Evidence"] | null;
            /** @description Facts not stated that matter. */
            missing_facts: string[];
            /** @description How the case stands. */
            progress: components["schemas"]["Progress"] | null;
            /**
             * @description The question that was asked.
             * @example eligibility-decisions/balance-transfer
             */
            question: string;
            /** @description Facts that were stated under a name that will not be taken for ever; left out where there are none. */
            renamed_facts?: components["schemas"]["RenamedFact"][];
            /**
             * @description Where the balance goes, when sure.
             * @example moves_with_relation
             */
            route: string | null;
            /**
             * @description One sentence for a list row.
             * @example 可以办理转移。
             */
            summary: string;
            /** @description Until when it holds. */
            validity: components["schemas"]["Validity"];
            /** @description The verdict. */
            verdict: components["schemas"]["Verdict"] | null;
        };
        /** @description What became of each item, in the order they came, with hearts of answers. */
        CompactBatchAnswer: {
            /** @description How many there were. */
            counts: components["schemas"]["BatchCounts"];
            /**
             * @description Hearts of answers. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            detail: "compact";
            /** @description The results. */
            items: components["schemas"]["CompactBatchResult"][];
        };
        /** @description What became of one item: the heart of its answer, or its problem. */
        CompactBatchResult: {
            /** @description The heart of its answer. Null with a problem. */
            answer: components["schemas"]["CompactAnswer"] | null;
            /**
             * @description Its id, or its place as text.
             * @example row-17
             */
            id: string;
            /**
             * Format: int32
             * @description Its place in the batch, from 0. [place]
             * @example 10
             */
            index: number;
            /** @description Its problem, with pointers into the item. Null with an answer. */
            problem: components["schemas"]["Problem"] | null;
            /**
             * Format: int32
             * @description The status that its question would have at its own address. [status code]
             * @example 10
             */
            status: number;
        };
        /** @description The answer for one of the two days, in short. */
        ComparedAnswer: {
            /**
             * @description Its id.
             * @example 00000000000000000000000000000000
             */
            answer_id: string;
            /** @description Which book was asked, for which day. */
            policy: components["schemas"]["PolicyStamp"];
            /**
             * @description Its summary.
             * @example 可以转移：余额随医保关系一起走。
             */
            summary: string;
        };
        /** @description What of an answer differs between two days, and why. */
        Comparison: {
            /** @description The answer for the second day. */
            after: components["schemas"]["ComparedAnswer"];
            /** @description The answer for the first day. */
            before: components["schemas"]["ComparedAnswer"];
            /** @description The changes of rules behind it, by day; empty where no rule changed. */
            caused_by: components["schemas"]["Cause"][];
            /** @description Every place that changes; what the answer comes to first. */
            changes: components["schemas"]["ChangedPlace"][];
            /**
             * @description What the answer is not.
             * @example 以参保地医保经办机构的答复为准。
             */
            disclaimer: string;
            /**
             * @description The question.
             * @example refund-amounts/monthly-credit
             */
            question: string;
            /** @description Facts that were stated under a name that will not be taken for ever; left out where there are none. */
            renamed_facts?: components["schemas"]["RenamedFact"][];
            /**
             * @description Whether nothing of the answer changes, apart from its sources and dates of validity.
             * @example true
             */
            same: boolean;
            /**
             * @description One sentence on what changes and why.
             * @example 答复有变化，起因是规定变动。
             */
            summary: string;
        };
        /** @description When the whole is done. */
        Completion: {
            /**
             * @description Not before.
             * @example 2026-11-21
             */
            earliest_on: string | null;
            /** @description Between which days the limits end, whatever the areas not stated. */
            possible_latest_range: components["schemas"]["DayRange"] | null;
            /**
             * @description The latest day that reports of real cases point to; never a limit.
             * @example 2026-11-21
             */
            reported_latest_on: string | null;
            /**
             * @description The last day of the limits, where sure.
             * @example 2026-11-21
             */
            statutory_latest_on: string | null;
            /** @description Between which days the limits end. */
            statutory_latest_range: components["schemas"]["DayRange"] | null;
        };
        /** @description Sources that disagree. */
        Conflict: {
            /** @description What each source says. */
            claims: components["schemas"]["Claim"][];
            /**
             * @description By which precedence one is applied.
             * @example 按文件效力高低采用。
             */
            precedence: string;
            /**
             * @description The topic in words.
             * @example 个人账户余额随关系转移
             */
            title: string;
            /**
             * @description What about.
             * @example balance_follows_relation
             */
            topic: string;
        };
        /** @description Conflicts. */
        ConflictPage: {
            /** @description The conflicts of this page. */
            items: components["schemas"]["KnownConflict"][];
            /**
             * Format: int32
             * @description The page. [page number]
             * @example 10
             */
            page: number;
            /**
             * Format: int32
             * @description Items on a page. [items]
             * @example 10
             */
            page_size: number;
            /**
             * Format: int32
             * @description Items in all. [items]
             * @example 10
             */
            total: number;
        };
        /** @description Facts of an assessment: contribution-refund. */
        ContributionRefundAssessmentRequest: {
            /**
             * @description Date of acceptance / 受理日期
             * @default null
             * @example 2026-11-21
             */
            accepted_on?: string | null;
            /**
             * @description Insured area / 参保地
             * @default null
             * @example 110000
             */
            area?: string | null;
            /**
             * @description Date asked about / 询问日期
             * @default null
             * @example 2026-11-21
             */
            asked_on?: string | null;
            /**
             * @description Whether the benefit period of the contribution has begun / 要退的医保费，待遇享受期是否已开始
             * @default null
             * @example true
             */
            benefit_period_started?: boolean | null;
            /**
             * @description Channel / 办理渠道
             * @default null
             */
            channel?: components["schemas"]["Channel"] | null;
            /**
             * Format: int32
             * @description Months in the employee scheme without a break / 连续参加职工医保的月数 [months]
             * @default null
             * @example 12
             */
            employee_months?: number | null;
            /**
             * @description From area (old insured area) / 转出地（原参保地）
             * @default null
             * @example 110000
             */
            from_area?: string | null;
            /**
             * @description Schemes you are enrolled in now (twice in one: name it twice) / 现在参加的医保（重复参加的写两次）
             * @default null
             */
            held_schemes?: components["schemas"]["Scheme"][] | null;
            /**
             * @description Answer with only what the book had recorded by that day; today when not stated.
             * @default null
             * @example 2026-11-21
             */
            known_on?: string | null;
            /**
             * @description The matter, a thing a person gets done. / 要办的事项 (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            matter: "contribution-refund";
            /**
             * @description The day for which the rules are asked; today in Asia/Shanghai when not stated.
             * @default null
             * @example 2026-11-21
             */
            on?: string | null;
            /**
             * @description What was paid for which months / 已缴的各月费用
             * @default null
             */
            paid_months?: components["schemas"]["PaymentRequest"][] | null;
            /**
             * @description The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out.
             * @default null
             * @example 2026.11.21
             */
            policy_version?: string | null;
            /**
             * @description Reason for the refund / 退费原因
             * @default null
             */
            reason?: components["schemas"]["RefundReason"] | null;
            /**
             * @description Stage reached / 办到哪一步
             * @default null
             */
            stage_reached?: components["schemas"]["StageReached"] | null;
            /**
             * @description New area (new insured area) / 转入地（新参保地）
             * @default null
             * @example 110000
             */
            to_area?: string | null;
        };
        /** @description What is paid for pension, medical and unemployment insurance? */
        ContributionsAnswer: {
            /** @description What to know besides. */
            advisories: components["schemas"]["Advisory"][];
            /** @description Yuan. */
            amount: components["schemas"]["Bounds"];
            /**
             * @description Digest of the question, the facts stated, the days and the book.
             * @example 00000000000000000000000000000000
             */
            answer_id: string;
            /** @description What was asked; posted again with the days of `policy` and its digest as `policy_version`, the same bytes are answered. */
            asked: components["schemas"]["Asked"];
            /** @description Every document the answer names. */
            citations: components["schemas"]["Citation"][];
            /** @description Sources that disagree. */
            conflicts: components["schemas"]["Conflict"][];
            /**
             * @description What the answer is not.
             * @example 以参保地医保经办机构的答复为准。
             */
            disclaimer: string;
            /** @description The weakest evidence that the answer rests on. */
            evidence: components["schemas"]["Evidence"] | null;
            /** @description The answer in words, plain and full. */
            explanation: components["schemas"]["Explanation"];
            /**
             * @description The formula with its numbers put in.
             * @example 10100.00 × 0.02 = 202.00
             */
            formula: string | null;
            /** @description Facts not stated that cannot change it. */
            irrelevant_facts: string[];
            /** @description What it is made of. */
            lines: components["schemas"]["Line"][];
            /** @description What only the agency can tell. */
            local_checks: components["schemas"]["LocalCheck"][];
            /**
             * @description How it was worked out.
             * @example fixed_amount
             */
            method: string;
            /** @description Facts not stated that matter. */
            missing_facts: components["schemas"]["MissingFact"][];
            /**
             * @description The missing fact to ask for first: the one after which the bounds are narrowest, at worst over its values; null where the amount is exact or nothing is missing.
             * @example contribution_base
             */
            narrows_most: string | null;
            /** @description Which book was asked. */
            policy: components["schemas"]["PolicyStamp"];
            /** @description The question that was asked. */
            question: components["schemas"]["ContributionsQuestion"];
            /** @description Facts that were stated under a name that will not be taken for ever; left out where there are none. */
            renamed_facts?: components["schemas"]["RenamedFact"][];
            /** @description Least sets of missing facts that decide whatever their values. */
            settling_sets: string[][];
            /**
             * @description One sentence for a list row.
             * @example 可以转移：余额随医保关系一起走。
             */
            summary: string;
            /** @description Until when it holds. */
            validity: components["schemas"]["Validity"];
        };
        /** @description Facts of an assessment: contributions. */
        ContributionsAssessmentRequest: {
            /**
             * @description Date of acceptance / 受理日期
             * @default null
             * @example 2026-11-21
             */
            accepted_on?: string | null;
            /**
             * @description Insured area / 参保地
             * @default null
             * @example 110000
             */
            area?: string | null;
            /**
             * @description Date asked about / 询问日期
             * @default null
             * @example 2026-11-21
             */
            asked_on?: string | null;
            /**
             * @description Channel / 办理渠道
             * @default null
             */
            channel?: components["schemas"]["Channel"] | null;
            /**
             * @description Own contribution base (yuan a month) / 本人缴费基数（元/月） [yuan]
             * @default null
             * @example 3700.00
             */
            contribution_base?: string | null;
            /**
             * @description From area (old insured area) / 转出地（原参保地）
             * @default null
             * @example 110000
             */
            from_area?: string | null;
            /**
             * @description Insured status / 参保身份
             * @default null
             */
            insured_status?: components["schemas"]["InsuredStatus"] | null;
            /**
             * @description Answer with only what the book had recorded by that day; today when not stated.
             * @default null
             * @example 2026-11-21
             */
            known_on?: string | null;
            /**
             * @description The matter, a thing a person gets done. / 要办的事项 (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            matter: "contributions";
            /**
             * @description The day for which the rules are asked; today in Asia/Shanghai when not stated.
             * @default null
             * @example 2026-11-21
             */
            on?: string | null;
            /**
             * @description The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out.
             * @default null
             * @example 2026.11.21
             */
            policy_version?: string | null;
            /**
             * @description Stage reached / 办到哪一步
             * @default null
             */
            stage_reached?: components["schemas"]["StageReached"] | null;
            /**
             * @description New area (new insured area) / 转入地（新参保地）
             * @default null
             * @example 110000
             */
            to_area?: string | null;
            /**
             * @description Monthly wage before tax (yuan a month) / 月工资（税前，元/月） [yuan]
             * @default null
             * @example 3700.00
             */
            wage?: string | null;
        };
        /** @description Two days to compare for refund-amounts/contributions. */
        ContributionsComparisonRequest: {
            /** @description The second day. */
            after: components["schemas"]["MomentRequest"];
            /** @description The first day. */
            before: components["schemas"]["MomentRequest"];
            /** @description Its facts. */
            facts: components["schemas"]["ContributionsFactsRequest"];
            /**
             * @description The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out.
             * @default null
             * @example 2026.11.21
             */
            policy_version?: string | null;
            /**
             * @description The question. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            question: "refund-amounts/contributions";
        };
        /** @description Facts of refund-amounts/contributions, without the days. */
        ContributionsFactsRequest: {
            /**
             * @description Insured area / 参保地
             * @default null
             * @example 110000
             */
            area?: string | null;
            /**
             * @description Own contribution base (yuan a month) / 本人缴费基数（元/月） [yuan]
             * @default null
             * @example 3700.00
             */
            contribution_base?: string | null;
            /**
             * @description Insured status / 参保身份
             * @default null
             */
            insured_status?: components["schemas"]["InsuredStatus"] | null;
            /**
             * @description Monthly wage before tax (yuan a month) / 月工资（税前，元/月） [yuan]
             * @default null
             * @example 3700.00
             */
            wage?: string | null;
        };
        /**
         * @description The question that was asked.
         * @example refund-amounts/contributions
         * @enum {string}
         */
        ContributionsQuestion: "refund-amounts/contributions";
        /** @description Facts of refund-amounts/contributions. */
        ContributionsRequest: {
            /**
             * @description Insured area / 参保地
             * @default null
             * @example 110000
             */
            area?: string | null;
            /**
             * @description Own contribution base (yuan a month) / 本人缴费基数（元/月） [yuan]
             * @default null
             * @example 3700.00
             */
            contribution_base?: string | null;
            /**
             * @description Insured status / 参保身份
             * @default null
             */
            insured_status?: components["schemas"]["InsuredStatus"] | null;
            /**
             * @description Answer with only what the book had recorded by that day; today when not stated.
             * @default null
             * @example 2026-11-21
             */
            known_on?: string | null;
            /**
             * @description The day for which the rules are asked; today in Asia/Shanghai when not stated.
             * @default null
             * @example 2026-11-21
             */
            on?: string | null;
            /**
             * @description The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out.
             * @default null
             * @example 2026.11.21
             */
            policy_version?: string | null;
            /**
             * @description Monthly wage before tax (yuan a month) / 月工资（税前，元/月） [yuan]
             * @default null
             * @example 3700.00
             */
            wage?: string | null;
        };
        /**
         * @description Why a cost is not told.
         * @example no_figure_found
         * @enum {string}
         */
        CostUnknownBecause: "no_figure_found" | "shortfall_unknown";
        /** @description A number of months: exact, or the least and the most; all null where no rule is known. */
        CountRange: {
            /**
             * Format: int32
             * @description The number, when sure. [months]
             * @example 10
             */
            exact: number | null;
            /**
             * Format: int32
             * @description The most it can be. [months]
             * @example 10
             */
            max: number | null;
            /**
             * Format: int32
             * @description The least it can be. [months]
             * @example 10
             */
            min: number | null;
        };
        /** @description What the book knows of a topic in an area. */
        Coverage: {
            /**
             * @description The area; 000000 is the nation.
             * @example 110000
             */
            area_code: string;
            /**
             * @description Its name in the language asked for.
             * @example 北京市
             */
            area_name: string;
            /** @description Its parameters. */
            parameters: components["schemas"]["ParameterState"][];
            /** @description The worst state of its parameters that anything is said of. */
            state: components["schemas"]["KnowledgeState"];
            /**
             * @description That in words.
             * @example 有现行规定
             */
            state_text: string;
            /**
             * @description The topic.
             * @example credit
             */
            topic: string;
        };
        /** @description Coverage. */
        CoveragePage: {
            /** @description The areas and topics of this page. */
            items: components["schemas"]["Coverage"][];
            /**
             * Format: int32
             * @description The page. [page number]
             * @example 10
             */
            page: number;
            /**
             * Format: int32
             * @description Items on a page. [items]
             * @example 10
             */
            page_size: number;
            /**
             * Format: int32
             * @description Items in all. [items]
             * @example 10
             */
            total: number;
        };
        /**
         * @description Whom a rule covers.
         * @example own_pool
         * @enum {string}
         */
        Covers: "own_pool" | "province" | "nation";
        /**
         * @description When a credit is posted.
         * @example monthly
         * @enum {string}
         */
        CreditSchedule: "monthly" | "yearly_in_advance";
        /** @description One three-valued test. */
        Criterion: {
            /** @description The citations it rests on. */
            citations: string[];
            /**
             * @description Stable code of the criterion.
             * @example origin_suspended
             */
            code: string;
            /**
             * @description Whether the verdict rests on it.
             * @example true
             */
            decisive: boolean;
            /** @description The facts it looks at. */
            facts: string[];
            /**
             * @description The criterion in words.
             * @example 原参保地已停保。
             */
            text: string;
            /**
             * @description Whether it is met.
             * @example met
             * @enum {string}
             */
            verdict: "met" | "not_met" | "undetermined";
        };
        /** @description Facts by name, the days for which a question is asked, and the book. */
        DatedFacts: {
            /**
             * @description Date of acceptance / 受理日期
             * @example 2026-11-21
             */
            accepted_on?: string | null;
            /**
             * @description Insured area / 参保地
             * @example 110000
             */
            area?: string | null;
            /**
             * @description Date asked about / 询问日期
             * @example 2026-11-21
             */
            asked_on?: string | null;
            /**
             * @description Local average pension (yuan a month) / 当地平均养老金（元/月） [yuan]
             * @example 3700.00
             */
            average_pension?: string | null;
            /**
             * @description Whether the gap is made up by payment / 中断期间是否补缴
             * @example true
             */
            back_paid?: boolean | null;
            /**
             * @description usable balance of the personal account (yuan) / 个人账户可用余额（元） [yuan]
             * @example 3700.00
             */
            balance?: string | null;
            /**
             * @description Base for making up (yuan a month) / 补缴基数（元/月） [yuan]
             * @example 3700.00
             */
            base?: string | null;
            /**
             * @description Whether the benefit period of the contribution has begun / 要退的医保费，待遇享受期是否已开始
             * @example true
             */
            benefit_period_started?: boolean | null;
            /**
             * @description Month of birth / 出生年月
             * @example 1965-05
             */
            birth_month?: string | null;
            /** @description Channel / 办理渠道 */
            channel?: components["schemas"]["Channel"] | null;
            /**
             * @description Own contribution base (yuan a month) / 本人缴费基数（元/月） [yuan]
             * @example 3700.00
             */
            contribution_base?: string | null;
            /**
             * Format: int32
             * @description Months paid in total (deemed ones included) / 累计缴费月数（含视同缴费） [months]
             * @example 12
             */
            contribution_months?: number | null;
            /**
             * @description Local credit rate / 当地划入比例 [share of one]
             * @example 0.03
             */
            credit_rate?: string | null;
            /**
             * @description day before which the money was credited / 资金最晚在哪天以前划入
             * @example 2026-11-21
             */
            credited_before?: string | null;
            /**
             * @description Whether the new area can accept personal account money / 新参保地能否接收个人账户资金
             * @example true
             */
            destination_accepts_account?: boolean | null;
            /** @description Enrolment in the new area / 新参保地的参保状态 */
            destination_enrolment?: components["schemas"]["DestinationEnrolment"] | null;
            /**
             * Format: int32
             * @description Months in the employee scheme without a break / 连续参加职工医保的月数 [months]
             * @example 12
             */
            employee_months?: number | null;
            /**
             * @description Whether family sharing is set up now / 是否正在家庭共济
             * @example true
             */
            family_sharing_active?: boolean | null;
            /**
             * @description First enrolment in any medical insurance / 是否第一次参加医保
             * @example true
             */
            first_enrolment?: boolean | null;
            /**
             * @description Month of the first enrolment in this area's employee scheme / 在本地首次参加职工医保的年月
             * @example 1965-05
             */
            first_insured_month?: string | null;
            /**
             * @description From area (old insured area) / 转出地（原参保地）
             * @example 110000
             */
            from_area?: string | null;
            /** @description Scheme before the change or gap / 变动或中断前参加的医保 */
            from_scheme?: components["schemas"]["Scheme"] | null;
            /**
             * Format: int32
             * @description Months without contributions / 中断缴费的月数 [months]
             * @example 12
             */
            gap_months?: number | null;
            /** @description reason for a withdrawal / 支取理由 */
            ground?: components["schemas"]["WithdrawalGround"] | null;
            /** @description Schemes you are enrolled in now (twice in one: name it twice) / 现在参加的医保（重复参加的写两次） */
            held_schemes?: components["schemas"]["Scheme"][] | null;
            /** @description Insured status / 参保身份 */
            insured_status?: components["schemas"]["InsuredStatus"] | null;
            /**
             * @description Answer with only what the book had recorded by that day; today when not stated.
             * @default null
             * @example 2026-11-21
             */
            known_on?: string | null;
            /**
             * Format: int32
             * @description Months actually paid in this area / 在本地实际缴费月数 [months]
             * @example 12
             */
            local_contribution_months?: number | null;
            /** @description Matter to be handled / 办理事项 */
            matter?: components["schemas"]["Matter"] | null;
            /**
             * Format: int32
             * @description Whole years missed without medical insurance / 断保的整年数 [years]
             * @example 12
             */
            missed_years?: number | null;
            /**
             * @description The day for which the rules are asked; today in Asia/Shanghai when not stated.
             * @default null
             * @example 2026-11-21
             */
            on?: string | null;
            /**
             * @description Unpaid employee-scheme contributions in the old area / 在原参保地是否欠缴职工医保费
             * @example true
             */
            origin_arrears?: boolean | null;
            /** @description Enrolment in the old area / 原参保地的参保状态 */
            origin_enrolment?: components["schemas"]["OriginEnrolment"] | null;
            /**
             * @description benefits received too much and owed back (yuan) / 多领、要退的医保待遇（元） [yuan]
             * @example 3700.00
             */
            overpaid_benefits?: string | null;
            /**
             * @description Insured area of the account owner / 账户本人的参保地
             * @example 110000
             */
            owner_area?: string | null;
            /**
             * @description Whether the account owner is about to transfer away / 账户本人是否要把医保关系转走
             * @example true
             */
            owner_moving_out?: boolean | null;
            /** @description What was paid for which months / 已缴的各月费用 */
            paid_months?: components["schemas"]["PaymentRequest"][] | null;
            /**
             * @description money due to the account and not yet credited (yuan) / 应划入、还没到账的资金（元） [yuan]
             * @example 3700.00
             */
            pending_credits?: string | null;
            /**
             * @description The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out.
             * @default null
             * @example 2026.11.21
             */
            policy_version?: string | null;
            /** @description A woman's post before retirement / 女职工退休前的岗位 */
            post_category?: components["schemas"]["PostCategory"] | null;
            /**
             * Format: int32
             * @description Months insured without a break before the change or gap / 变动或中断前连续参保的月数 [months]
             * @example 12
             */
            prior_continuous_months?: number | null;
            /** @description What the shared money is for / 共济的用途 */
            purpose?: components["schemas"]["SharingPurpose"] | null;
            /**
             * @description Rate for making up / 补缴比例 [share of one]
             * @example 0.03
             */
            rate?: string | null;
            /** @description Reason for the refund / 退费原因 */
            reason?: components["schemas"]["RefundReason"] | null;
            /** @description What the relative is to the account owner / 亲属与账户本人的关系 */
            relationship?: components["schemas"]["Relationship"] | null;
            /**
             * @description Insured area of the relative / 亲属的参保地
             * @example 110000
             */
            relative_area?: string | null;
            /**
             * @description Whether the relative is insured / 亲属是否参加基本医保
             * @example true
             */
            relative_insured?: boolean | null;
            /**
             * @description money set aside for family sharing (yuan) / 为家庭共济留出的额度（元） [yuan]
             * @example 3700.00
             */
            reserved_for_sharing?: string | null;
            /**
             * @description Resettled in another province after retirement / 退休后是否跨省异地安置
             * @example true
             */
            resettled_across_provinces?: boolean | null;
            /** @description Type of unit retired from / 从哪类单位退休 */
            retiree_group?: components["schemas"]["RetireeGroup"] | null;
            /**
             * @description Employee-scheme retirement formalities done / 是否已办理职工医保退休手续
             * @example true
             */
            retirement_formalities_done?: boolean | null;
            /** @description where the balance goes / 余额去向 */
            route?: components["schemas"]["Route"] | null;
            /** @description Medical insurance scheme / 参加的医保制度 */
            scheme?: components["schemas"]["Scheme"] | null;
            /** @description Scheme in the new area / 在新参保地参加的医保制度 */
            scheme_at_destination?: components["schemas"]["Scheme"] | null;
            /** @description Scheme in the old area / 在原参保地参加的医保制度 */
            scheme_at_origin?: components["schemas"]["Scheme"] | null;
            /** @description Sex / 性别 */
            sex?: components["schemas"]["Sex"] | null;
            /**
             * Format: int32
             * @description Months still missing / 还差的缴费月数 [months]
             * @example 12
             */
            shortfall_months?: number | null;
            /** @description Stage reached / 办到哪一步 */
            stage_reached?: components["schemas"]["StageReached"] | null;
            /**
             * @description New area (new insured area) / 转入地（新参保地）
             * @example 110000
             */
            to_area?: string | null;
            /** @description Scheme you join or pay into now / 现在参加或续缴的医保 */
            to_scheme?: components["schemas"]["Scheme"] | null;
            /**
             * @description Monthly wage before tax (yuan a month) / 月工资（税前，元/月） [yuan]
             * @example 3700.00
             */
            wage?: string | null;
            /**
             * @description Month in which work began / 参加工作的年月
             * @example 1965-05
             */
            work_began_month?: string | null;
        };
        /** @description A number of working days: exact, or its least and greatest value; all null where it is not known. */
        DayCount: {
            /**
             * Format: int32
             * @description The number, when sure. [working days]
             * @example 10
             */
            exact: number | null;
            /**
             * Format: int32
             * @description The greatest it can be. [working days]
             * @example 10
             */
            max: number | null;
            /**
             * Format: int32
             * @description The least it can be. [working days]
             * @example 10
             */
            min: number | null;
        };
        /** @description The days between which a date lies; equal where it is sure. */
        DayRange: {
            /**
             * @description Not before.
             * @example 2026-11-21
             */
            earliest_on: string;
            /**
             * @description Not after.
             * @example 2026-11-21
             */
            latest_on: string;
        };
        /** @description The answer to an eligibility question that belongs to a matter; `question` tells which. */
        DecisionAnswer: components["schemas"]["BalanceTransferAnswer"] | components["schemas"]["CashWithdrawalAnswer"] | components["schemas"]["FamilySharingAnswer"] | components["schemas"]["RetirementBenefitAnswer"] | components["schemas"]["RefundDecisionAnswer"] | components["schemas"]["BenefitContinuityAnswer"] | null;
        /**
         * @description Whether the person is insured at the destination.
         * @example enrolled
         * @enum {string}
         */
        DestinationEnrolment: "enrolled" | "not_enrolled";
        /**
         * @description Whole answers, or their hearts.
         * @example full
         * @enum {string}
         */
        Detail: "full" | "compact";
        /**
         * @description Why a value is due for another look.
         * @example ended
         * @enum {string}
         */
        DueReason: "ended" | "yearly" | "unconfirmed";
        /** @description Facts of an assessment: enrolment-certificate. */
        EnrolmentCertificateAssessmentRequest: {
            /**
             * @description Date of acceptance / 受理日期
             * @default null
             * @example 2026-11-21
             */
            accepted_on?: string | null;
            /**
             * @description Insured area / 参保地
             * @default null
             * @example 110000
             */
            area?: string | null;
            /**
             * @description Date asked about / 询问日期
             * @default null
             * @example 2026-11-21
             */
            asked_on?: string | null;
            /**
             * @description Channel / 办理渠道
             * @default null
             */
            channel?: components["schemas"]["Channel"] | null;
            /**
             * @description From area (old insured area) / 转出地（原参保地）
             * @default null
             * @example 110000
             */
            from_area?: string | null;
            /**
             * @description Answer with only what the book had recorded by that day; today when not stated.
             * @default null
             * @example 2026-11-21
             */
            known_on?: string | null;
            /**
             * @description The matter, a thing a person gets done. / 要办的事项 (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            matter: "enrolment-certificate";
            /**
             * @description The day for which the rules are asked; today in Asia/Shanghai when not stated.
             * @default null
             * @example 2026-11-21
             */
            on?: string | null;
            /**
             * @description The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out.
             * @default null
             * @example 2026.11.21
             */
            policy_version?: string | null;
            /**
             * @description Stage reached / 办到哪一步
             * @default null
             */
            stage_reached?: components["schemas"]["StageReached"] | null;
            /**
             * @description New area (new insured area) / 转入地（新参保地）
             * @default null
             * @example 110000
             */
            to_area?: string | null;
        };
        /** @description One operation. */
        EntryPoint: {
            /**
             * @description Whether it will end; its responses say when.
             * @example true
             */
            deprecated: boolean;
            /**
             * @description Where it is described.
             * @example /docs#/amounts/computeMonthlyCredit
             */
            documentation: string;
            /**
             * @description How it is called.
             * @example GET
             * @enum {string}
             */
            method: "GET" | "POST";
            /**
             * @description Its id in the contract.
             * @example computeMonthlyCredit
             */
            operation_id: string;
            /**
             * @description Its path; a name in braces stands for a value.
             * @example /v1/areas/{area_code}
             */
            path: string;
            /**
             * @description Its group in the contract.
             * @example amounts
             */
            tag: string;
            /**
             * @description What it answers.
             * @example 每月划入个人账户多少钱
             */
            title: string;
        };
        /** @description Where to begin. */
        EntryPoints: {
            /**
             * @description Version of this contract.
             * @example 1.0.0
             */
            contract_version: string;
            /**
             * @description The contract, for reading and trying.
             * @example /docs
             */
            documentation: string;
            /** @description What Accept-Language may choose; the first by default. */
            languages: components["schemas"]["Language"][];
            /**
             * @description The contract.
             * @example /openapi.json
             */
            openapi: string;
            /** @description The operations, by path. */
            operations: components["schemas"]["EntryPoint"][];
            /**
             * @description Digest of its content.
             * @example sha256:0000000000000000000000000000000000000000000000000000000000000000
             */
            policy_digest: string;
            /**
             * @description Version of the policy book.
             * @example 2026.11.21
             */
            policy_version: string;
            /**
             * @description Every kind of problem, explained.
             * @example /problems
             */
            problems: string;
        };
        /**
         * @description Grade of evidence, strongest first.
         * @example official
         * @enum {string}
         */
        Evidence: "official" | "press" | "unofficial" | "recalled" | "seed";
        /** @description A time that people report. */
        Experience: {
            /**
             * @description Citation id.
             * @example nj-trf-001
             */
            citation: string;
            /**
             * @description The day it points to.
             * @example 2026-11-21
             */
            latest_on: string | null;
            /**
             * @description The report in words.
             * @example 有人反映余额到银行卡约30个工作日，不是法定时限。
             */
            text: string;
        };
        /** @description The answer in words. */
        Explanation: {
            /** @description Every step, with citation ids in brackets. */
            full: string[];
            /** @description At most five short sentences without jargon. */
            plain: string[];
        };
        /** @description One value that may be sent, and its label. */
        FactConst: {
            /**
             * @description The value to send: text, or true or false.
             * @example suspended
             */
            const: string | boolean;
            /**
             * @description What people read.
             * @example 已停保
             */
            title: string;
        };
        /**
         * @description Kind of a fact.
         * @example enum
         * @enum {string}
         */
        FactKind: "enum" | "boolean" | "area" | "date" | "month" | "money" | "rate" | "count" | "schemes" | "payments";
        /** @description The members of a payment. */
        FactProperties: {
            /** @description What was paid for it. */
            amount: components["schemas"]["FactShape"];
            /** @description The month paid for. */
            month: components["schemas"]["FactShape"];
        };
        /** @description A JSON Schema (2020-12) that says what may be sent. Members that it does not need are left out. */
        FactShape: {
            /**
             * @description `date` is a day of the calendar, `YYYY-MM-DD`; `int32` a whole number.
             * @example date
             * @enum {string}
             */
            format?: "date" | "int32";
            /** @description What each item of a list may be. */
            items?: components["schemas"]["FactShape"];
            /**
             * Format: int32
             * @description The most items. [whole number]
             * @example 2
             */
            maxItems?: number;
            /**
             * Format: int32
             * @description The most characters. [whole number]
             * @example 6
             */
            maxLength?: number;
            /**
             * Format: int32
             * @description The greatest number. [whole number]
             * @example 1200
             */
            maximum?: number;
            /**
             * Format: int32
             * @description The least number. [whole number]
             * @example 0
             */
            minimum?: number;
            /** @description The values that may be sent, where they are few. */
            oneOf?: components["schemas"]["FactConst"][];
            /**
             * @description What text has to match.
             * @example ^[0-9]+$
             */
            pattern?: string;
            /** @description The members of an object. */
            properties?: components["schemas"]["FactProperties"];
            /** @description The members that an object must have. */
            required?: string[];
            /**
             * @description What people read.
             * @example 参保地
             */
            title?: string;
            /**
             * @description The JSON type.
             * @example string
             * @enum {string}
             */
            type: "string" | "boolean" | "integer" | "array" | "object";
            /**
             * @description Whether an object may have other members.
             * @example false
             */
            unevaluatedProperties?: boolean;
            /**
             * @description Whether an item may stand in the list only once.
             * @example false
             */
            uniqueItems?: boolean;
        };
        /** @description Facts by name. Each question takes some, which `getQuestion` lists; null is not stated. */
        Facts: {
            /**
             * @description Date of acceptance / 受理日期
             * @example 2026-11-21
             */
            accepted_on?: string | null;
            /**
             * @description Insured area / 参保地
             * @example 110000
             */
            area?: string | null;
            /**
             * @description Date asked about / 询问日期
             * @example 2026-11-21
             */
            asked_on?: string | null;
            /**
             * @description Local average pension (yuan a month) / 当地平均养老金（元/月） [yuan]
             * @example 3700.00
             */
            average_pension?: string | null;
            /**
             * @description Whether the gap is made up by payment / 中断期间是否补缴
             * @example true
             */
            back_paid?: boolean | null;
            /**
             * @description usable balance of the personal account (yuan) / 个人账户可用余额（元） [yuan]
             * @example 3700.00
             */
            balance?: string | null;
            /**
             * @description Base for making up (yuan a month) / 补缴基数（元/月） [yuan]
             * @example 3700.00
             */
            base?: string | null;
            /**
             * @description Whether the benefit period of the contribution has begun / 要退的医保费，待遇享受期是否已开始
             * @example true
             */
            benefit_period_started?: boolean | null;
            /**
             * @description Month of birth / 出生年月
             * @example 1965-05
             */
            birth_month?: string | null;
            /** @description Channel / 办理渠道 */
            channel?: components["schemas"]["Channel"] | null;
            /**
             * @description Own contribution base (yuan a month) / 本人缴费基数（元/月） [yuan]
             * @example 3700.00
             */
            contribution_base?: string | null;
            /**
             * Format: int32
             * @description Months paid in total (deemed ones included) / 累计缴费月数（含视同缴费） [months]
             * @example 12
             */
            contribution_months?: number | null;
            /**
             * @description Local credit rate / 当地划入比例 [share of one]
             * @example 0.03
             */
            credit_rate?: string | null;
            /**
             * @description day before which the money was credited / 资金最晚在哪天以前划入
             * @example 2026-11-21
             */
            credited_before?: string | null;
            /**
             * @description Whether the new area can accept personal account money / 新参保地能否接收个人账户资金
             * @example true
             */
            destination_accepts_account?: boolean | null;
            /** @description Enrolment in the new area / 新参保地的参保状态 */
            destination_enrolment?: components["schemas"]["DestinationEnrolment"] | null;
            /**
             * Format: int32
             * @description Months in the employee scheme without a break / 连续参加职工医保的月数 [months]
             * @example 12
             */
            employee_months?: number | null;
            /**
             * @description Whether family sharing is set up now / 是否正在家庭共济
             * @example true
             */
            family_sharing_active?: boolean | null;
            /**
             * @description First enrolment in any medical insurance / 是否第一次参加医保
             * @example true
             */
            first_enrolment?: boolean | null;
            /**
             * @description Month of the first enrolment in this area's employee scheme / 在本地首次参加职工医保的年月
             * @example 1965-05
             */
            first_insured_month?: string | null;
            /**
             * @description From area (old insured area) / 转出地（原参保地）
             * @example 110000
             */
            from_area?: string | null;
            /** @description Scheme before the change or gap / 变动或中断前参加的医保 */
            from_scheme?: components["schemas"]["Scheme"] | null;
            /**
             * Format: int32
             * @description Months without contributions / 中断缴费的月数 [months]
             * @example 12
             */
            gap_months?: number | null;
            /** @description reason for a withdrawal / 支取理由 */
            ground?: components["schemas"]["WithdrawalGround"] | null;
            /** @description Schemes you are enrolled in now (twice in one: name it twice) / 现在参加的医保（重复参加的写两次） */
            held_schemes?: components["schemas"]["Scheme"][] | null;
            /** @description Insured status / 参保身份 */
            insured_status?: components["schemas"]["InsuredStatus"] | null;
            /**
             * Format: int32
             * @description Months actually paid in this area / 在本地实际缴费月数 [months]
             * @example 12
             */
            local_contribution_months?: number | null;
            /** @description Matter to be handled / 办理事项 */
            matter?: components["schemas"]["Matter"] | null;
            /**
             * Format: int32
             * @description Whole years missed without medical insurance / 断保的整年数 [years]
             * @example 12
             */
            missed_years?: number | null;
            /**
             * @description Unpaid employee-scheme contributions in the old area / 在原参保地是否欠缴职工医保费
             * @example true
             */
            origin_arrears?: boolean | null;
            /** @description Enrolment in the old area / 原参保地的参保状态 */
            origin_enrolment?: components["schemas"]["OriginEnrolment"] | null;
            /**
             * @description benefits received too much and owed back (yuan) / 多领、要退的医保待遇（元） [yuan]
             * @example 3700.00
             */
            overpaid_benefits?: string | null;
            /**
             * @description Insured area of the account owner / 账户本人的参保地
             * @example 110000
             */
            owner_area?: string | null;
            /**
             * @description Whether the account owner is about to transfer away / 账户本人是否要把医保关系转走
             * @example true
             */
            owner_moving_out?: boolean | null;
            /** @description What was paid for which months / 已缴的各月费用 */
            paid_months?: components["schemas"]["PaymentRequest"][] | null;
            /**
             * @description money due to the account and not yet credited (yuan) / 应划入、还没到账的资金（元） [yuan]
             * @example 3700.00
             */
            pending_credits?: string | null;
            /** @description A woman's post before retirement / 女职工退休前的岗位 */
            post_category?: components["schemas"]["PostCategory"] | null;
            /**
             * Format: int32
             * @description Months insured without a break before the change or gap / 变动或中断前连续参保的月数 [months]
             * @example 12
             */
            prior_continuous_months?: number | null;
            /** @description What the shared money is for / 共济的用途 */
            purpose?: components["schemas"]["SharingPurpose"] | null;
            /**
             * @description Rate for making up / 补缴比例 [share of one]
             * @example 0.03
             */
            rate?: string | null;
            /** @description Reason for the refund / 退费原因 */
            reason?: components["schemas"]["RefundReason"] | null;
            /** @description What the relative is to the account owner / 亲属与账户本人的关系 */
            relationship?: components["schemas"]["Relationship"] | null;
            /**
             * @description Insured area of the relative / 亲属的参保地
             * @example 110000
             */
            relative_area?: string | null;
            /**
             * @description Whether the relative is insured / 亲属是否参加基本医保
             * @example true
             */
            relative_insured?: boolean | null;
            /**
             * @description money set aside for family sharing (yuan) / 为家庭共济留出的额度（元） [yuan]
             * @example 3700.00
             */
            reserved_for_sharing?: string | null;
            /**
             * @description Resettled in another province after retirement / 退休后是否跨省异地安置
             * @example true
             */
            resettled_across_provinces?: boolean | null;
            /** @description Type of unit retired from / 从哪类单位退休 */
            retiree_group?: components["schemas"]["RetireeGroup"] | null;
            /**
             * @description Employee-scheme retirement formalities done / 是否已办理职工医保退休手续
             * @example true
             */
            retirement_formalities_done?: boolean | null;
            /** @description where the balance goes / 余额去向 */
            route?: components["schemas"]["Route"] | null;
            /** @description Medical insurance scheme / 参加的医保制度 */
            scheme?: components["schemas"]["Scheme"] | null;
            /** @description Scheme in the new area / 在新参保地参加的医保制度 */
            scheme_at_destination?: components["schemas"]["Scheme"] | null;
            /** @description Scheme in the old area / 在原参保地参加的医保制度 */
            scheme_at_origin?: components["schemas"]["Scheme"] | null;
            /** @description Sex / 性别 */
            sex?: components["schemas"]["Sex"] | null;
            /**
             * Format: int32
             * @description Months still missing / 还差的缴费月数 [months]
             * @example 12
             */
            shortfall_months?: number | null;
            /** @description Stage reached / 办到哪一步 */
            stage_reached?: components["schemas"]["StageReached"] | null;
            /**
             * @description New area (new insured area) / 转入地（新参保地）
             * @example 110000
             */
            to_area?: string | null;
            /** @description Scheme you join or pay into now / 现在参加或续缴的医保 */
            to_scheme?: components["schemas"]["Scheme"] | null;
            /**
             * @description Monthly wage before tax (yuan a month) / 月工资（税前，元/月） [yuan]
             * @example 3700.00
             */
            wage?: string | null;
            /**
             * @description Month in which work began / 参加工作的年月
             * @example 1965-05
             */
            work_began_month?: string | null;
        };
        /** @description May a relative use the money of a personal account? */
        FamilySharingAnswer: {
            /** @description What to know besides. */
            advisories: components["schemas"]["Advisory"][];
            /**
             * @description Digest of the question, the facts stated, the days and the book.
             * @example 00000000000000000000000000000000
             */
            answer_id: string;
            /** @description What was asked; posted again with the days of `policy` and its digest as `policy_version`, the same bytes are answered. */
            asked: components["schemas"]["Asked"];
            /** @description Every document the answer names. */
            citations: components["schemas"]["Citation"][];
            /** @description Sources that disagree. */
            conflicts: components["schemas"]["Conflict"][];
            /** @description The criteria, in order. */
            criteria: components["schemas"]["Criterion"][];
            /**
             * @description What the answer is not.
             * @example 以参保地医保经办机构的答复为准。
             */
            disclaimer: string;
            /** @description The weakest evidence that the answer rests on. */
            evidence: components["schemas"]["Evidence"] | null;
            /** @description The answer in words, plain and full. */
            explanation: components["schemas"]["Explanation"];
            /** @description Facts not stated that cannot change it. */
            irrelevant_facts: string[];
            /** @description What only the agency can tell. */
            local_checks: components["schemas"]["LocalCheck"][];
            /** @description Facts not stated that matter. */
            missing_facts: components["schemas"]["MissingFact"][];
            /** @description Which book was asked. */
            policy: components["schemas"]["PolicyStamp"];
            /** @description The question that was asked. */
            question: components["schemas"]["FamilySharingQuestion"];
            /** @description What would turn a no into a yes. */
            remedies: components["schemas"]["Remedy"][];
            /** @description Facts that were stated under a name that will not be taken for ever; left out where there are none. */
            renamed_facts?: components["schemas"]["RenamedFact"][];
            /** @description Least sets of missing facts that decide whatever their values. */
            settling_sets: string[][];
            /**
             * @description One sentence for a list row.
             * @example 可以转移：余额随医保关系一起走。
             */
            summary: string;
            /** @description Until when it holds. */
            validity: components["schemas"]["Validity"];
            /** @description The verdict. */
            verdict: components["schemas"]["Verdict"];
        };
        /** @description Facts of an assessment: family-sharing. */
        FamilySharingAssessmentRequest: {
            /**
             * @description Date of acceptance / 受理日期
             * @default null
             * @example 2026-11-21
             */
            accepted_on?: string | null;
            /**
             * @description Insured area / 参保地
             * @default null
             * @example 110000
             */
            area?: string | null;
            /**
             * @description Date asked about / 询问日期
             * @default null
             * @example 2026-11-21
             */
            asked_on?: string | null;
            /**
             * @description Channel / 办理渠道
             * @default null
             */
            channel?: components["schemas"]["Channel"] | null;
            /**
             * @description From area (old insured area) / 转出地（原参保地）
             * @default null
             * @example 110000
             */
            from_area?: string | null;
            /**
             * @description Answer with only what the book had recorded by that day; today when not stated.
             * @default null
             * @example 2026-11-21
             */
            known_on?: string | null;
            /**
             * @description The matter, a thing a person gets done. / 要办的事项 (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            matter: "family-sharing";
            /**
             * @description The day for which the rules are asked; today in Asia/Shanghai when not stated.
             * @default null
             * @example 2026-11-21
             */
            on?: string | null;
            /**
             * @description Insured area of the account owner / 账户本人的参保地
             * @default null
             * @example 110000
             */
            owner_area?: string | null;
            /**
             * @description Whether the account owner is about to transfer away / 账户本人是否要把医保关系转走
             * @default null
             * @example true
             */
            owner_moving_out?: boolean | null;
            /**
             * @description The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out.
             * @default null
             * @example 2026.11.21
             */
            policy_version?: string | null;
            /**
             * @description What the shared money is for / 共济的用途
             * @default null
             */
            purpose?: components["schemas"]["SharingPurpose"] | null;
            /**
             * @description What the relative is to the account owner / 亲属与账户本人的关系
             * @default null
             */
            relationship?: components["schemas"]["Relationship"] | null;
            /**
             * @description Insured area of the relative / 亲属的参保地
             * @default null
             * @example 110000
             */
            relative_area?: string | null;
            /**
             * @description Whether the relative is insured / 亲属是否参加基本医保
             * @default null
             * @example true
             */
            relative_insured?: boolean | null;
            /**
             * @description Stage reached / 办到哪一步
             * @default null
             */
            stage_reached?: components["schemas"]["StageReached"] | null;
            /**
             * @description New area (new insured area) / 转入地（新参保地）
             * @default null
             * @example 110000
             */
            to_area?: string | null;
        };
        /** @description Two days to compare for eligibility-decisions/family-sharing. */
        FamilySharingComparisonRequest: {
            /** @description The second day. */
            after: components["schemas"]["MomentRequest"];
            /** @description The first day. */
            before: components["schemas"]["MomentRequest"];
            /** @description Its facts. */
            facts: components["schemas"]["FamilySharingFactsRequest"];
            /**
             * @description The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out.
             * @default null
             * @example 2026.11.21
             */
            policy_version?: string | null;
            /**
             * @description The question. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            question: "eligibility-decisions/family-sharing";
        };
        /** @description Facts of eligibility-decisions/family-sharing, without the days. */
        FamilySharingFactsRequest: {
            /**
             * @description Insured area of the account owner / 账户本人的参保地
             * @default null
             * @example 110000
             */
            owner_area?: string | null;
            /**
             * @description Whether the account owner is about to transfer away / 账户本人是否要把医保关系转走
             * @default null
             * @example true
             */
            owner_moving_out?: boolean | null;
            /**
             * @description What the shared money is for / 共济的用途
             * @default null
             */
            purpose?: components["schemas"]["SharingPurpose"] | null;
            /**
             * @description What the relative is to the account owner / 亲属与账户本人的关系
             * @default null
             */
            relationship?: components["schemas"]["Relationship"] | null;
            /**
             * @description Insured area of the relative / 亲属的参保地
             * @default null
             * @example 110000
             */
            relative_area?: string | null;
            /**
             * @description Whether the relative is insured / 亲属是否参加基本医保
             * @default null
             * @example true
             */
            relative_insured?: boolean | null;
        };
        /**
         * @description The question that was asked.
         * @example eligibility-decisions/family-sharing
         * @enum {string}
         */
        FamilySharingQuestion: "eligibility-decisions/family-sharing";
        /** @description Facts of eligibility-decisions/family-sharing. */
        FamilySharingRequest: {
            /**
             * @description Answer with only what the book had recorded by that day; today when not stated.
             * @default null
             * @example 2026-11-21
             */
            known_on?: string | null;
            /**
             * @description The day for which the rules are asked; today in Asia/Shanghai when not stated.
             * @default null
             * @example 2026-11-21
             */
            on?: string | null;
            /**
             * @description Insured area of the account owner / 账户本人的参保地
             * @default null
             * @example 110000
             */
            owner_area?: string | null;
            /**
             * @description Whether the account owner is about to transfer away / 账户本人是否要把医保关系转走
             * @default null
             * @example true
             */
            owner_moving_out?: boolean | null;
            /**
             * @description The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out.
             * @default null
             * @example 2026.11.21
             */
            policy_version?: string | null;
            /**
             * @description What the shared money is for / 共济的用途
             * @default null
             */
            purpose?: components["schemas"]["SharingPurpose"] | null;
            /**
             * @description What the relative is to the account owner / 亲属与账户本人的关系
             * @default null
             */
            relationship?: components["schemas"]["Relationship"] | null;
            /**
             * @description Insured area of the relative / 亲属的参保地
             * @default null
             * @example 110000
             */
            relative_area?: string | null;
            /**
             * @description Whether the relative is insured / 亲属是否参加基本医保
             * @default null
             * @example true
             */
            relative_insured?: boolean | null;
        };
        /** @description One thing wrong with a request. */
        Fault: {
            /** @description What is taken there instead, where the service tells. */
            allowed?: string[];
            /**
             * @description Stable code.
             * @example not_a_month
             */
            code: string;
            /**
             * @description The fault in words.
             * @example 月份要写成 YYYY-MM。
             */
            detail: string;
            /**
             * @description JSON pointer to the field or name of the parameter; empty for the whole.
             * @example /birth_month
             */
            pointer: string;
        };
        /** @description The months between which a person may choose to retire. */
        FlexibleRetirement: {
            /**
             * @description The first month, never before the original age.
             * @example 2025-07
             */
            earliest_month: string | null;
            /**
             * @description The last month; it needs the employer's consent.
             * @example 2025-07
             */
            latest_month: string | null;
        };
        /** @description Where the aim is reached, as far as the sweep went. */
        Found: {
            /** @description The values at which it surely is. */
            certain: components["schemas"]["Reached"][];
            /** @description Why no value reaches it; null where one does, or may. */
            none_because: components["schemas"]["NoneBecause"] | null;
            /** @description The values at which it may be, by what is not stated or not known; not those of `certain`. */
            possible: components["schemas"]["Reached"][];
            /**
             * @description That in words.
             * @example 没有一个值能到2000.00元：从28305.00起封顶，最多2972.03元。
             */
            text: string;
        };
        /** @description How one matter gets done. */
        Guide: {
            /** @description What to know besides. */
            advisories: components["schemas"]["Advisory"][];
            /**
             * @description The area asked about.
             * @example 320100
             */
            area_code: string | null;
            /** @description The steps, by channel. */
            channels: components["schemas"]["GuideChannel"][];
            /** @description Every document the guide names. */
            citations: components["schemas"]["Citation"][];
            /** @description Sources that disagree. */
            conflicts: components["schemas"]["Conflict"][];
            /**
             * @description What the guide is not.
             * @example 以参保地医保经办机构的答复为准。
             */
            disclaimer: string;
            /** @description The documents, each once. */
            documents: components["schemas"]["GuideDocument"][];
            /** @description The weakest evidence that the guide rests on. */
            evidence: components["schemas"]["Evidence"] | null;
            /** @description What only the agency can tell. */
            local_checks: components["schemas"]["LocalCheck"][];
            /** @description The matter. */
            matter: components["schemas"]["GuideMatter"];
            /** @description Which book was asked. */
            policy: components["schemas"]["PolicyStamp"];
            /** @description What must hold, or which cases there are. */
            preconditions: components["schemas"]["GuidePrecondition"][];
            /** @description How to learn where the case stands. */
            progress_inquiry: components["schemas"]["GuideItem"][];
            /** @description Facts that were stated under a name that will not be taken for ever; left out where there are none. */
            renamed_facts?: components["schemas"]["RenamedFact"][];
            /**
             * @description Said where only what holds nationwide is told.
             * @example 没有填写地区，这里只列全国通用的内容。
             */
            scope: string | null;
            /**
             * @description What the guide tells.
             * @example 哪些情况可以把个人账户余额取出来，怎样办。
             */
            summary: string;
            /** @description Where time limits are asked. */
            time_limits: components["schemas"]["TimeLimitPointer"];
            /**
             * @description Its title.
             * @example 个人账户余额支取
             */
            title: string;
            /** @description Until when it holds. */
            validity: components["schemas"]["Validity"];
            /** @description What to beware of. */
            warnings: components["schemas"]["GuideItem"][];
        };
        /** @description The steps of one channel, in order. */
        GuideChannel: {
            /**
             * @description The channel.
             * @example national_platform
             * @enum {string}
             */
            channel: "national_platform" | "provincial_app" | "website" | "wechat" | "alipay" | "counter" | "self_service" | "hotline";
            /** @description Its steps, in order. */
            steps: components["schemas"]["GuideItem"][];
            /**
             * @description The channel in words.
             * @example 经办机构窗口
             */
            title: string;
        };
        /** @description One document to bring. */
        GuideDocument: {
            /**
             * @description The area it is said of; null for all.
             * @example 320000
             */
            area_code: string | null;
            /** @description What it rests on. */
            citations: string[];
            /** @description The weakest evidence it rests on. */
            evidence: components["schemas"]["Evidence"];
            /**
             * @description Stable id within the guide.
             * @example identity-proof
             */
            id: string;
            /**
             * @description Who issues it.
             * @example oneself
             * @enum {string}
             */
            issued_by: "oneself" | "own_statement" | "public_security" | "medical_agency" | "origin_agency" | "pension_agency" | "bank" | "tax_or_payment";
            /**
             * @description That in words.
             * @example 转出地医保经办机构
             */
            issued_by_text: string;
            /** @description The cases that need it. */
            needed_for: ("everybody" | "death" | "gave_up_insurance" | "pension_lump_sum" | "settled_abroad" | "resettled_retiree" | "employer" | "duplicate" | "retiree" | "relative")[];
            /**
             * @description Those in words.
             * @example 所有人
             */
            needed_for_text: string;
            /**
             * @description The item in words.
             * @example 原参保地已经停保。
             */
            text: string;
        };
        /**
         * @description A fact that a guide takes.
         * @example scheme_at_origin
         * @enum {string}
         */
        GuideFact: "scheme_at_origin" | "scheme_at_destination" | "insured_status" | "resettled_across_provinces" | "origin_enrolment" | "destination_enrolment" | "origin_arrears" | "destination_accepts_account" | "family_sharing_active" | "ground" | "relationship" | "relative_insured" | "purpose" | "owner_moving_out" | "sex" | "post_category" | "retirement_formalities_done" | "benefit_period_started" | "reason";
        /** @description One item of a guide. */
        GuideItem: {
            /**
             * @description The area it is said of; null for all.
             * @example 320000
             */
            area_code: string | null;
            /** @description What it rests on. */
            citations: string[];
            /** @description The weakest evidence it rests on. */
            evidence: components["schemas"]["Evidence"];
            /**
             * @description Stable id within the guide.
             * @example identity-proof
             */
            id: string;
            /**
             * @description The item in words.
             * @example 原参保地已经停保。
             */
            text: string;
        };
        /**
         * @description A matter that has a guide.
         * @example balance-transfer
         * @enum {string}
         */
        GuideMatter: "balance-transfer" | "cash-withdrawal" | "family-sharing" | "retirement-benefit" | "contribution-refund" | "balance-inquiry" | "contributions" | "benefit-continuity";
        /** @description What must hold, or one case of several, and whether it does by the facts stated. */
        GuidePrecondition: {
            /**
             * @description The area it is said of; null for all.
             * @example 320000
             */
            area_code: string | null;
            /** @description What it rests on. */
            citations: string[];
            /** @description The weakest evidence it rests on. */
            evidence: components["schemas"]["Evidence"];
            /** @description The fact that decides it; null where no single fact does. */
            fact: components["schemas"]["GuideFact"] | null;
            /**
             * @description Stable id within the guide.
             * @example identity-proof
             */
            id: string;
            /** @description Whether it holds; unknown where the fact is not stated or there is none. */
            state: components["schemas"]["PreconditionState"];
            /**
             * @description The item in words.
             * @example 原参保地已经停保。
             */
            text: string;
        };
        /** @description A policy book that a request may name. */
        HeldBook: {
            /**
             * @description Digest of its content.
             * @example sha256:0000000000000000000000000000000000000000000000000000000000000000
             */
            digest: string;
            /**
             * @description Whether it answers where a request names none.
             * @example true
             */
            served: boolean;
            /**
             * @description Its version.
             * @example 2026.11.21
             */
            version: string;
        };
        /**
         * @description How a person is insured in the employee scheme.
         * @example employed
         * @enum {string}
         */
        InsuredStatus: "employed" | "flexible" | "retired";
        /**
         * @description Which of two enrolments is kept.
         * @example place_of_work
         * @enum {string}
         */
        KeptEnrolment: "place_of_work" | "habitual_residence" | "employee_scheme";
        /**
         * @description How much the book knows.
         * @example conflicting
         * @enum {string}
         */
        KnowledgeState: "conflicting" | "expired" | "cautious" | "known" | "unknown";
        /** @description Sources that disagree, with where and how it is known. */
        KnownConflict: {
            /**
             * @description The area it is filed under; 000000 is the nation.
             * @example 320000
             */
            area_code: string;
            /** @description The documents of its claims. */
            citations: components["schemas"]["Citation"][];
            /** @description What each source says. */
            claims: components["schemas"]["Claim"][];
            /**
             * @description The topic it is listed under.
             * @example transfer
             */
            filed_in_topic: string;
            /**
             * @description Found among the values, or recorded as data.
             * @example values
             * @enum {string}
             */
            found_by: "values" | "record";
            /**
             * @description Stable id.
             * @example transfer-papers
             */
            id: string;
            /**
             * @description By which precedence one is applied.
             * @example 按文件效力高低采用。
             */
            precedence: string;
            /**
             * @description The topic in words.
             * @example 个人账户余额随关系转移
             */
            title: string;
            /**
             * @description What about.
             * @example balance_follows_relation
             */
            topic: string;
        };
        /**
         * @description Language of sentences.
         * @example zh-CN
         * @enum {string}
         */
        Language: "zh-CN" | "en";
        /** @description Which stage is late, since when, by how much, who has the case and what to say on the phone. */
        Lateness: {
            /**
             * @description The hotline to call.
             * @example 12393
             */
            hotline: string;
            /**
             * @description The last day on which the calendar alone tells how the case stands; from the day after only the agency can.
             * @example 2026-11-21
             */
            knowable_until: string | null;
            /** @description Each stage, and the whole. */
            per_stage: components["schemas"]["StageProgress"][];
            /** @description Who has the case; null when it is done. */
            responsible: components["schemas"]["Responsible"] | null;
            /** @description What to say on the phone, in order. */
            say: string[];
            /**
             * @description The first day late.
             * @example 2026-11-21
             */
            since: string | null;
            /** @description The stage that is late; null where none surely is. */
            stage: components["schemas"]["StageCode"] | null;
            /** @description Working days from then to the day asked, that one included. */
            working_days_late: components["schemas"]["WorkingDaysLate"];
        };
        /** @description One line of an amount. */
        Line: {
            /** @description Yuan; a deduction is below zero. */
            amount: components["schemas"]["Bounds"];
            /**
             * @description Stable code.
             * @example gross
             */
            code: string;
            /**
             * @description The line in words.
             * @example 划入总额（每月）
             */
            text: string;
        };
        /** @description The process answers. */
        Live: {
            /**
             * @description Always live.
             * @example live
             * @enum {string}
             */
            status: "live";
        };
        /** @description Something that only the local agency can tell. */
        LocalCheck: {
            /**
             * @description The area.
             * @example 440100
             */
            area_code: string | null;
            /**
             * @description The hotline to call.
             * @example 12393
             */
            ask: string;
            /**
             * @description Citation id of the last rule known.
             * @example gd-trf-001
             */
            last_known: string | null;
            /**
             * @description Why the book cannot tell.
             * @example area_not_covered
             * @enum {string}
             */
            reason: "area_not_covered" | "no_rule_in_force" | "sources_conflict" | "low_evidence";
            /**
             * @description The check in words.
             * @example 请拨打12393或询问当地经办机构。
             */
            text: string;
            /**
             * @description What about.
             * @example balance_within_province
             */
            topic: string;
        };
        /** @description Facts of an assessment: manual-reimbursement. */
        ManualReimbursementAssessmentRequest: {
            /**
             * @description Date of acceptance / 受理日期
             * @default null
             * @example 2026-11-21
             */
            accepted_on?: string | null;
            /**
             * @description Insured area / 参保地
             * @default null
             * @example 110000
             */
            area?: string | null;
            /**
             * @description Date asked about / 询问日期
             * @default null
             * @example 2026-11-21
             */
            asked_on?: string | null;
            /**
             * @description Channel / 办理渠道
             * @default null
             */
            channel?: components["schemas"]["Channel"] | null;
            /**
             * @description From area (old insured area) / 转出地（原参保地）
             * @default null
             * @example 110000
             */
            from_area?: string | null;
            /**
             * @description Answer with only what the book had recorded by that day; today when not stated.
             * @default null
             * @example 2026-11-21
             */
            known_on?: string | null;
            /**
             * @description The matter, a thing a person gets done. / 要办的事项 (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            matter: "manual-reimbursement";
            /**
             * @description The day for which the rules are asked; today in Asia/Shanghai when not stated.
             * @default null
             * @example 2026-11-21
             */
            on?: string | null;
            /**
             * @description The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out.
             * @default null
             * @example 2026.11.21
             */
            policy_version?: string | null;
            /**
             * @description Stage reached / 办到哪一步
             * @default null
             */
            stage_reached?: components["schemas"]["StageReached"] | null;
            /**
             * @description New area (new insured area) / 转入地（新参保地）
             * @default null
             * @example 110000
             */
            to_area?: string | null;
        };
        /**
         * @description A thing a person gets done at an agency.
         * @example balance-transfer
         * @enum {string}
         */
        Matter: "balance-transfer" | "cash-withdrawal" | "family-sharing" | "retirement-benefit" | "contribution-refund" | "balance-inquiry" | "contributions" | "benefit-continuity" | "registration" | "registration-change" | "manual-reimbursement" | "enrolment-certificate";
        /** @description A fact that was not stated and matters. */
        MissingFact: {
            /** @description The values, where they are few. */
            choices: components["schemas"]["Choice"][];
            /**
             * @description Name of the fact.
             * @example origin_enrolment
             */
            fact: string;
            /**
             * @description The question to put to a person.
             * @example 原参保地的医保停保了吗？
             */
            prompt: string;
            /** @description Kind of the fact. */
            type: components["schemas"]["FactKind"];
            /**
             * @description Where a person finds the answer.
             * @example 国家医保服务平台的参保状态。
             */
            where_to_find: string;
        };
        /** @description For which day the rules are asked, and whose knowledge is used. */
        MomentRequest: {
            /**
             * @description Answer with only what the book had recorded by that day; today when not stated.
             * @default null
             * @example 2026-11-21
             */
            known_on?: string | null;
            /**
             * @description The day for which the rules are asked; today in Asia/Shanghai when not stated.
             * @default null
             * @example 2026-11-21
             */
            on?: string | null;
        };
        /** @description A month: exact, or the first and the last it can be; all null where it cannot be told. */
        MonthRange: {
            /**
             * @description The month, when sure.
             * @example 2025-07
             */
            exact: string | null;
            /**
             * @description The last it can be.
             * @example 2025-07
             */
            max: string | null;
            /**
             * @description The first it can be.
             * @example 2025-07
             */
            min: string | null;
        };
        /** @description How much is credited each month? */
        MonthlyCreditAnswer: {
            /** @description What to know besides. */
            advisories: components["schemas"]["Advisory"][];
            /** @description Yuan. */
            amount: components["schemas"]["Bounds"];
            /**
             * @description Digest of the question, the facts stated, the days and the book.
             * @example 00000000000000000000000000000000
             */
            answer_id: string;
            /** @description What was asked; posted again with the days of `policy` and its digest as `policy_version`, the same bytes are answered. */
            asked: components["schemas"]["Asked"];
            /** @description Every document the answer names. */
            citations: components["schemas"]["Citation"][];
            /** @description Sources that disagree. */
            conflicts: components["schemas"]["Conflict"][];
            /**
             * @description What the answer is not.
             * @example 以参保地医保经办机构的答复为准。
             */
            disclaimer: string;
            /** @description The weakest evidence that the answer rests on. */
            evidence: components["schemas"]["Evidence"] | null;
            /** @description The answer in words, plain and full. */
            explanation: components["schemas"]["Explanation"];
            /**
             * @description The formula with its numbers put in.
             * @example 10100.00 × 0.02 = 202.00
             */
            formula: string | null;
            /** @description Facts not stated that cannot change it. */
            irrelevant_facts: string[];
            /** @description What it is made of. */
            lines: components["schemas"]["Line"][];
            /** @description What only the agency can tell. */
            local_checks: components["schemas"]["LocalCheck"][];
            /**
             * @description How it was worked out.
             * @example fixed_amount
             */
            method: string;
            /** @description Facts not stated that matter. */
            missing_facts: components["schemas"]["MissingFact"][];
            /**
             * @description The missing fact to ask for first: the one after which the bounds are narrowest, at worst over its values; null where the amount is exact or nothing is missing.
             * @example contribution_base
             */
            narrows_most: string | null;
            /** @description Which book was asked. */
            policy: components["schemas"]["PolicyStamp"];
            /** @description The question that was asked. */
            question: components["schemas"]["MonthlyCreditQuestion"];
            /** @description Facts that were stated under a name that will not be taken for ever; left out where there are none. */
            renamed_facts?: components["schemas"]["RenamedFact"][];
            /** @description When it is posted, where known. */
            schedule: components["schemas"]["CreditSchedule"] | null;
            /** @description Least sets of missing facts that decide whatever their values. */
            settling_sets: string[][];
            /**
             * @description One sentence for a list row.
             * @example 可以转移：余额随医保关系一起走。
             */
            summary: string;
            /** @description Until when it holds. */
            validity: components["schemas"]["Validity"];
        };
        /** @description Two days to compare for refund-amounts/monthly-credit. */
        MonthlyCreditComparisonRequest: {
            /** @description The second day. */
            after: components["schemas"]["MomentRequest"];
            /** @description The first day. */
            before: components["schemas"]["MomentRequest"];
            /** @description Its facts. */
            facts: components["schemas"]["MonthlyCreditFactsRequest"];
            /**
             * @description The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out.
             * @default null
             * @example 2026.11.21
             */
            policy_version?: string | null;
            /**
             * @description The question. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            question: "refund-amounts/monthly-credit";
        };
        /** @description Facts of refund-amounts/monthly-credit, without the days. */
        MonthlyCreditFactsRequest: {
            /**
             * @description Insured area / 参保地
             * @default null
             * @example 110000
             */
            area?: string | null;
            /**
             * @description Local average pension (yuan a month) / 当地平均养老金（元/月） [yuan]
             * @default null
             * @example 3700.00
             */
            average_pension?: string | null;
            /**
             * @description Month of birth / 出生年月
             * @default null
             * @example 1965-05
             */
            birth_month?: string | null;
            /**
             * @description Own contribution base (yuan a month) / 本人缴费基数（元/月） [yuan]
             * @default null
             * @example 3700.00
             */
            contribution_base?: string | null;
            /**
             * @description Local credit rate / 当地划入比例 [share of one]
             * @default null
             * @example 0.03
             */
            credit_rate?: string | null;
            /**
             * @description Insured status / 参保身份
             * @default null
             */
            insured_status?: components["schemas"]["InsuredStatus"] | null;
            /**
             * @description Type of unit retired from / 从哪类单位退休
             * @default null
             */
            retiree_group?: components["schemas"]["RetireeGroup"] | null;
            /**
             * @description Employee-scheme retirement formalities done / 是否已办理职工医保退休手续
             * @default null
             * @example true
             */
            retirement_formalities_done?: boolean | null;
            /**
             * @description Medical insurance scheme / 参加的医保制度
             * @default null
             */
            scheme?: components["schemas"]["Scheme"] | null;
        };
        /**
         * @description The question that was asked.
         * @example refund-amounts/monthly-credit
         * @enum {string}
         */
        MonthlyCreditQuestion: "refund-amounts/monthly-credit";
        /** @description Facts of refund-amounts/monthly-credit. */
        MonthlyCreditRequest: {
            /**
             * @description Insured area / 参保地
             * @default null
             * @example 110000
             */
            area?: string | null;
            /**
             * @description Local average pension (yuan a month) / 当地平均养老金（元/月） [yuan]
             * @default null
             * @example 3700.00
             */
            average_pension?: string | null;
            /**
             * @description Month of birth / 出生年月
             * @default null
             * @example 1965-05
             */
            birth_month?: string | null;
            /**
             * @description Own contribution base (yuan a month) / 本人缴费基数（元/月） [yuan]
             * @default null
             * @example 3700.00
             */
            contribution_base?: string | null;
            /**
             * @description Local credit rate / 当地划入比例 [share of one]
             * @default null
             * @example 0.03
             */
            credit_rate?: string | null;
            /**
             * @description Insured status / 参保身份
             * @default null
             */
            insured_status?: components["schemas"]["InsuredStatus"] | null;
            /**
             * @description Answer with only what the book had recorded by that day; today when not stated.
             * @default null
             * @example 2026-11-21
             */
            known_on?: string | null;
            /**
             * @description The day for which the rules are asked; today in Asia/Shanghai when not stated.
             * @default null
             * @example 2026-11-21
             */
            on?: string | null;
            /**
             * @description The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out.
             * @default null
             * @example 2026.11.21
             */
            policy_version?: string | null;
            /**
             * @description Type of unit retired from / 从哪类单位退休
             * @default null
             */
            retiree_group?: components["schemas"]["RetireeGroup"] | null;
            /**
             * @description Employee-scheme retirement formalities done / 是否已办理职工医保退休手续
             * @default null
             * @example true
             */
            retirement_formalities_done?: boolean | null;
            /**
             * @description Medical insurance scheme / 参加的医保制度
             * @default null
             */
            scheme?: components["schemas"]["Scheme"] | null;
        };
        /** @description The next day on which the answer may change. */
        NextChange: {
            /**
             * @description Why.
             * @example “关系转移是经办机构的法定职责”的规定在这一天开始变化。
             */
            because: string;
            /**
             * @description That day.
             * @example 2026-11-21
             */
            on: string;
        };
        /**
         * @description Why no value reaches what is looked for.
         * @example above_greatest
         * @enum {string}
         */
        NoneBecause: "above_greatest" | "above_ceiling" | "below_least" | "below_floor" | "between_steps" | "not_known" | "never";
        /**
         * @description Whether the insurance at the origin still runs.
         * @example active
         * @enum {string}
         */
        OriginEnrolment: "active" | "suspended";
        /** @description Values of parameters. */
        ParameterPage: {
            /** @description The values of this page. */
            items: components["schemas"]["ParameterValue"][];
            /**
             * Format: int32
             * @description The page. [page number]
             * @example 10
             */
            page: number;
            /**
             * Format: int32
             * @description Items on a page. [items]
             * @example 10
             */
            page_size: number;
            /**
             * Format: int32
             * @description Items in all. [items]
             * @example 10
             */
            total: number;
        };
        /** @description How well one parameter is known. */
        ParameterState: {
            /** @description Why it is due for another look: its rule ended, the yearly day of a new figure has passed, or nobody has confirmed it for a year; null where it is not. */
            due: components["schemas"]["DueReason"] | null;
            /**
             * @description Since when.
             * @example 2026-11-21
             */
            due_since: string | null;
            /**
             * @description The parameter.
             * @example retiree_credit
             */
            name: string;
            /** @description Its state. */
            state: components["schemas"]["KnowledgeState"];
        };
        /** @description One dated value of a parameter. */
        ParameterValue: {
            /**
             * @description The area it is filed under; 000000 is the nation.
             * @example 110000
             */
            area_code: string;
            /** @description Remarks. */
            cautions: string[];
            /** @description Where it stands. */
            citation: components["schemas"]["Citation"];
            /**
             * @description When somebody last confirmed it.
             * @example 2026-11-21
             */
            confirmed_on: string;
            /** @description The value as data under the key `value`; its shape depends on the parameter. */
            content: {
                [key: string]: unknown;
            };
            /** @description Whom it covers. */
            covers: components["schemas"]["Covers"];
            /**
             * @description Whether it ends the rule before it instead of giving a value.
             * @example true
             */
            ends_rule: boolean;
            /**
             * @description First day it applies, or the day of its source.
             * @example 2026-11-21
             */
            from_on: string;
            /**
             * @description The parameter.
             * @example retiree_credit
             */
            name: string;
            /**
             * @description When the book recorded it.
             * @example 2026-11-21
             */
            recorded_on: string;
            /** @description How it is used. */
            standing: components["schemas"]["Standing"];
            /**
             * @description Whether the source states that first day.
             * @example true
             */
            start_stated: boolean;
            /**
             * @description The parameter in words.
             * @example 退休人员每月划入
             */
            title: string;
            /**
             * @description Its topic.
             * @example credit
             */
            topic: string;
            /**
             * @description The value in words.
             * @example 定额、100.00元、满70周岁：110.00元
             */
            value: string | null;
        };
        /**
         * @description How the people were insured whom a way to pay is for.
         * @example employed
         * @enum {string}
         */
        Payer: "employed" | "flexible";
        /** @description What was paid for one month. */
        PaymentRequest: {
            /**
             * @description Yuan paid for it. [yuan]
             * @example 3700.00
             */
            amount: string;
            /**
             * @description The month paid for.
             * @example 1965-05
             */
            month: string;
        };
        /** @description Values between which the answer stays, or goes on by the same formulas. */
        Piece: {
            /**
             * Format: int32
             * @description The age at the first value, where a birth month and the day tell it. [months]
             * @example 10
             */
            age_months_at_from: number | null;
            /**
             * Format: int32
             * @description The age at the last value, likewise. [months]
             * @example 10
             */
            age_months_at_to: number | null;
            /** @description The bounds of the amount, of an amount question. */
            amount: components["schemas"]["SweptAmount"] | null;
            /**
             * @description Of a swept day, why the answer changes on the first one; else, and for the first piece, null.
             * @example “退休人员划入”有新规定。
             */
            because: string | null;
            /** @description Codes that a decision tells. */
            codes: components["schemas"]["SweptCode"][];
            /** @description When the whole is done, of a processing time. */
            completion: components["schemas"]["Completion"] | null;
            /** @description The weakest evidence that the answer at its first value rests on. */
            evidence: components["schemas"]["Evidence"] | null;
            /**
             * @description Its first value.
             * @example 4251.00
             */
            from: string;
            /**
             * @description How the amount comes about.
             * @example rate_of_base
             */
            method: string | null;
            /** @description Facts not stated that matter somewhere on the piece. */
            missing_facts: string[];
            /** @description How the case stands. */
            progress: components["schemas"]["Progress"] | null;
            /** @description Months that a decision tells. */
            quantities: components["schemas"]["SweptQuantity"][];
            /**
             * @description Where the balance goes, when sure.
             * @example moves_with_relation
             */
            route: string | null;
            /**
             * @description Whether no fact that is not stated can change it.
             * @example true
             */
            settled: boolean;
            /** @description Sets of these facts that would settle it. */
            settling_sets: string[][];
            /**
             * @description The piece in words.
             * @example 从0.00到4251.00：每月划入85.02元。
             */
            text: string;
            /**
             * @description Its last value.
             * @example 4251.00
             */
            to: string;
            /** @description The verdict. */
            verdict: components["schemas"]["Verdict"] | null;
        };
        /** @description One answer to a question, and the step that it leads to. */
        PlanBranch: {
            /** @description The step it leads to. */
            then: components["schemas"]["PlanNode"];
            /** @description For which answers. */
            when: components["schemas"]["When"];
        };
        /** @description One step: a fact to ask with what each answer leads to, or `answer` where nothing more has to be asked. */
        PlanNode: {
            /** @description Set at the end of a branch. */
            answer?: components["schemas"]["Settled"];
            /**
             * @description The fact to ask.
             * @example origin_enrolment
             */
            ask?: string;
            /**
             * @description Why it is asked.
             * @example 还不知道原参保地是否已停保。
             */
            because?: string;
            /** @description What each answer leads to. */
            branches?: components["schemas"]["PlanBranch"][];
            /**
             * Format: int32
             * @description Most questions from here on, this one included. [questions]
             * @example 3
             */
            questions_left?: number;
        };
        /** @description What is known so far. */
        PlanRequest: {
            /** @description The facts known so far, of those that the question takes; see `getQuestion`. */
            facts?: components["schemas"]["Facts"];
            /**
             * @description Plan with only what the book had recorded by that day; today when not stated.
             * @default null
             * @example 2026-11-21
             */
            known_on?: string | null;
            /**
             * @description The day for which the rules are asked; today in Asia/Shanghai when not stated.
             * @default null
             * @example 2026-11-21
             */
            on?: string | null;
            /**
             * @description The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out.
             * @default null
             * @example 2026.11.21
             */
            policy_version?: string | null;
        };
        /** @description The policy book. */
        Policy: {
            /**
             * Format: int32
             * @description Areas listed. [areas]
             * @example 10
             */
            areas: number;
            /**
             * Format: int32
             * @description Areas with values of their own. [areas]
             * @example 10
             */
            areas_with_values: number;
            /**
             * @description Version of this contract.
             * @example 1.0.0
             */
            contract: string;
            /**
             * @description Digest of its content.
             * @example sha256:0000000000000000000000000000000000000000000000000000000000000000
             */
            digest: string;
            /** @description The books that a request may name in `policy_version`, the one served first. */
            held: components["schemas"]["HeldBook"][];
            /**
             * Format: int32
             * @description Last year whose working days are published. [calendar year]
             * @example 10
             */
            last_published_year: number;
            /**
             * @description Today in Asia/Shanghai.
             * @example 2026-11-21
             */
            today: string;
            /**
             * Format: int32
             * @description Dated values. [values]
             * @example 10
             */
            values: number;
            /**
             * @description Its version.
             * @example 2026.11.21
             */
            version: string;
        };
        /** @description Which policy book was asked, and as of when. */
        PolicyStamp: {
            /**
             * @description Digest of its content.
             * @example sha256:0000000000000000000000000000000000000000000000000000000000000000
             */
            digest: string;
            /**
             * @description The day whose knowledge was used.
             * @example 2026-11-21
             */
            known_on: string;
            /**
             * @description The day for which the rules were asked.
             * @example 2026-11-21
             */
            on: string;
            /**
             * @description Version of the book.
             * @example 2026.11.21
             */
            version: string;
        };
        /**
         * @description The kind of post a woman retires from; it decides her original retirement age.
         * @example worker
         * @enum {string}
         */
        PostCategory: "worker" | "cadre";
        /**
         * @description Whether a precondition holds.
         * @example met
         * @enum {string}
         */
        PreconditionState: "met" | "not_met" | "unknown";
        /** @description An error as RFC 9457 problem details. */
        Problem: {
            /**
             * @description What is wrong.
             * @example 请求里有字段不符合要求。
             */
            detail: string;
            /** @description Each fault. */
            errors: components["schemas"]["Fault"][];
            /**
             * @description The path asked.
             * @example /v1/eligibility-decisions/balance-transfer
             */
            instance: string;
            /**
             * @description Id of the request, also in the header Request-Id.
             * @example 00000000000000000000000000000000
             */
            request_id: string;
            /**
             * Format: int32
             * @description The HTTP status. [status code]
             * @example 10
             */
            status: number;
            /**
             * @description Its title.
             * @example 字段不符合要求
             */
            title: string;
            /**
             * @description Kind of the problem: the address of the page that explains it.
             * @example /problems/validation-failed
             */
            type: string;
        };
        /** @description How long may it take, and is the case late? */
        ProcessingTimeAnswer: {
            /** @description What to know besides. */
            advisories: components["schemas"]["Advisory"][];
            /**
             * @description Digest of the question, the facts stated, the days and the book.
             * @example 00000000000000000000000000000000
             */
            answer_id: string;
            /** @description What was asked; posted again with the days of `policy` and its digest as `policy_version`, the same bytes are answered. */
            asked: components["schemas"]["Asked"];
            /** @description The calendar used. */
            calendar: components["schemas"]["Calendar"];
            /** @description Every document the answer names. */
            citations: components["schemas"]["Citation"][];
            /** @description When the whole is done. */
            completion: components["schemas"]["Completion"];
            /** @description Sources that disagree. */
            conflicts: components["schemas"]["Conflict"][];
            /**
             * @description What the answer is not.
             * @example 以参保地医保经办机构的答复为准。
             */
            disclaimer: string;
            /** @description The weakest evidence that the answer rests on. */
            evidence: components["schemas"]["Evidence"] | null;
            /** @description The answer in words, plain and full. */
            explanation: components["schemas"]["Explanation"];
            /** @description Facts not stated that cannot change it. */
            irrelevant_facts: string[];
            /** @description How late the case is; null without `asked_on`. */
            lateness: components["schemas"]["Lateness"] | null;
            /** @description What only the agency can tell. */
            local_checks: components["schemas"]["LocalCheck"][];
            /**
             * @description The matter.
             * @example balance-transfer
             */
            matter: string;
            /** @description Facts not stated that matter. */
            missing_facts: components["schemas"]["MissingFact"][];
            /**
             * @description The missing fact to ask for first: without `accepted_on` no day is known, after it the area that tells more; null where nothing that is missing narrows the days.
             * @example accepted_on
             */
            narrows_most: string | null;
            /**
             * @description What to do next.
             * @example 可以等到2026-10-19。
             */
            next_step: string | null;
            /**
             * @description The first day late.
             * @example 2026-11-21
             */
            overdue_since: string | null;
            /** @description Which book was asked. */
            policy: components["schemas"]["PolicyStamp"];
            /** @description How the case stands on the day asked. */
            progress: components["schemas"]["Progress"] | null;
            /** @description The question that was asked. */
            question: components["schemas"]["ProcessingTimeQuestion"];
            /** @description Facts that were stated under a name that will not be taken for ever; left out where there are none. */
            renamed_facts?: components["schemas"]["RenamedFact"][];
            /** @description Times that people report. */
            reported_experience: components["schemas"]["Experience"][];
            /** @description Least sets of missing facts that decide whatever their values. */
            settling_sets: string[][];
            /** @description The stages, in order. */
            stages: components["schemas"]["Stage"][];
            /**
             * @description One sentence for a list row.
             * @example 可以转移：余额随医保关系一起走。
             */
            summary: string;
            /**
             * Format: int32
             * @description The limit of the whole: of the areas stated, else the nation's where it has one. [working days]
             * @example 10
             */
            total_working_days: number | null;
            /** @description The limit of the whole, whatever the areas not stated; null where one may have none. */
            total_working_days_range: components["schemas"]["DayCount"];
            /** @description Until when it holds. */
            validity: components["schemas"]["Validity"];
        };
        /** @description Two days to compare for processing-time-estimates. */
        ProcessingTimeComparisonRequest: {
            /** @description The second day. */
            after: components["schemas"]["MomentRequest"];
            /** @description The first day. */
            before: components["schemas"]["MomentRequest"];
            /** @description Its facts. */
            facts: components["schemas"]["ProcessingTimeFactsRequest"];
            /**
             * @description The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out.
             * @default null
             * @example 2026.11.21
             */
            policy_version?: string | null;
            /**
             * @description The question. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            question: "processing-time-estimates";
        };
        /** @description Facts of processing-time-estimates, without the days. */
        ProcessingTimeFactsRequest: {
            /**
             * @description Date of acceptance / 受理日期
             * @default null
             * @example 2026-11-21
             */
            accepted_on?: string | null;
            /**
             * @description Insured area / 参保地
             * @default null
             * @example 110000
             */
            area?: string | null;
            /**
             * @description Date asked about / 询问日期
             * @default null
             * @example 2026-11-21
             */
            asked_on?: string | null;
            /**
             * @description Channel / 办理渠道
             * @default null
             */
            channel?: components["schemas"]["Channel"] | null;
            /**
             * @description From area (old insured area) / 转出地（原参保地）
             * @default null
             * @example 110000
             */
            from_area?: string | null;
            /** @description Matter to be handled / 办理事项 */
            matter: components["schemas"]["Matter"];
            /**
             * @description Stage reached / 办到哪一步
             * @default null
             */
            stage_reached?: components["schemas"]["StageReached"] | null;
            /**
             * @description New area (new insured area) / 转入地（新参保地）
             * @default null
             * @example 110000
             */
            to_area?: string | null;
        };
        /**
         * @description The question that was asked.
         * @example processing-time-estimates
         * @enum {string}
         */
        ProcessingTimeQuestion: "processing-time-estimates";
        /** @description Facts of processing-time-estimates. */
        ProcessingTimeRequest: {
            /**
             * @description Date of acceptance / 受理日期
             * @default null
             * @example 2026-11-21
             */
            accepted_on?: string | null;
            /**
             * @description Insured area / 参保地
             * @default null
             * @example 110000
             */
            area?: string | null;
            /**
             * @description Date asked about / 询问日期
             * @default null
             * @example 2026-11-21
             */
            asked_on?: string | null;
            /**
             * @description Channel / 办理渠道
             * @default null
             */
            channel?: components["schemas"]["Channel"] | null;
            /**
             * @description From area (old insured area) / 转出地（原参保地）
             * @default null
             * @example 110000
             */
            from_area?: string | null;
            /**
             * @description Answer with only what the book had recorded by that day; today when not stated.
             * @default null
             * @example 2026-11-21
             */
            known_on?: string | null;
            /** @description Matter to be handled / 办理事项 */
            matter: components["schemas"]["Matter"];
            /**
             * @description The day for which the rules are asked; today in Asia/Shanghai when not stated.
             * @default null
             * @example 2026-11-21
             */
            on?: string | null;
            /**
             * @description The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out.
             * @default null
             * @example 2026.11.21
             */
            policy_version?: string | null;
            /**
             * @description Stage reached / 办到哪一步
             * @default null
             */
            stage_reached?: components["schemas"]["StageReached"] | null;
            /**
             * @description New area (new insured area) / 转入地（新参保地）
             * @default null
             * @example 110000
             */
            to_area?: string | null;
        };
        /**
         * @description Whether a limit is overrun.
         * @example on_track
         * @enum {string}
         */
        Progress: "on_track" | "overdue" | "cannot_tell";
        /**
         * @description Months that a decision tells besides the verdict.
         * @example waiting_months
         * @enum {string}
         */
        QuantityName: "waiting_months" | "shortfall_months" | "local_shortfall_months" | "required_months" | "local_required_months" | "statutory_retirement_month";
        /** @description A question, with its facts. */
        Question: {
            /** @description Its facts, in the order in which a form shows them. */
            facts: components["schemas"]["QuestionFact"][];
            /**
             * @description The operation that answers it.
             * @example computeMonthlyCredit
             */
            operation_id: string;
            /**
             * @description The question, by its path below /v1.
             * @example refund-amounts/monthly-credit
             */
            question: string;
            /**
             * @description The question as a path segment.
             * @example refund-amounts.monthly-credit
             */
            segment: string;
            /**
             * @description The question in words.
             * @example 每月划入个人账户多少钱？
             */
            title: string;
        };
        /** @description One fact of a question, with all that a form needs. */
        QuestionFact: {
            /**
             * @deprecated
             * @description The values as text, where they are few. Misleading where the fact is true or false, or a list: `json_schema` has the values to send.
             */
            choices: components["schemas"]["Choice"][];
            /**
             * @description Where the values are listed with their names, where they are many: a list of this API.
             * @example /v1/areas
             */
            choices_from: string | null;
            /**
             * @description Name of the fact.
             * @example origin_enrolment
             */
            fact: string;
            /** @description What may be sent, as a JSON Schema (2020-12) with typed values. */
            json_schema: components["schemas"]["FactShape"];
            /**
             * @description The fact in words.
             * @example 参保地
             */
            label: string;
            /**
             * Format: int32
             * @description The greatest number that may be stated. [whole number]
             * @example 10
             */
            maximum: number | null;
            /**
             * @description What its text has to match.
             * @example ^[1-8][0-9]{5}$
             */
            pattern: string | null;
            /**
             * @description The question to put to a person.
             * @example 原参保地的医保停保了吗？
             */
            prompt: string;
            /**
             * @description Whether it has to be stated. All others may be left out.
             * @example true
             */
            required: boolean;
            /** @description Kind of the fact. */
            type: components["schemas"]["FactKind"];
            /** @description In what it is counted. */
            unit: components["schemas"]["Unit"] | null;
            /**
             * @description Where a person finds the answer.
             * @example 国家医保服务平台的参保状态。
             */
            where_to_find: string;
        };
        /** @description In which order to ask for the facts that are missing: a whole decision tree. */
        QuestionPlan: {
            /**
             * Format: double
             * @description Mean number, all values of a fact and all areas being equally likely. [questions]
             * @example 2.02
             */
            expected_questions: number;
            /** @description The facts that the plan asks, each once. */
            facts: components["schemas"]["QuestionFact"][];
            /**
             * @description Whether no other order has a better worst case; else the area is asked first, the rest likewise.
             * @example true
             */
            minimal: boolean;
            /** @description The first step. */
            plan: components["schemas"]["PlanNode"];
            /** @description Which book was asked, for which day. */
            policy: components["schemas"]["PolicyStamp"];
            /**
             * @description The question, by its path below /v1.
             * @example refund-amounts/monthly-credit
             */
            question: string;
            /** @description Facts that were stated under a name that will not be taken for ever; left out where there are none. */
            renamed_facts?: components["schemas"]["RenamedFact"][];
            /**
             * Format: int32
             * @description Most questions that any person is asked. [questions]
             * @example 10
             */
            worst_case_questions: number;
        };
        /** @description All questions. */
        Questions: {
            /** @description The questions. */
            items: components["schemas"]["Question"][];
        };
        /** @description The fact that is swept, and from which value to which. */
        RangeRequest: {
            /**
             * @description A fact of the question that has an order (kind money, rate, count, month or date in `getQuestion`), or `on`, the day for which the rules are asked.
             * @example contribution_base
             */
            fact: string;
            /**
             * @description The first value, as text: yuan, a share, a whole number, `YYYY-MM` or `YYYY-MM-DD`. Not stated: the least that may be stated, of a day the day asked.
             * @default null
             * @example 5000
             */
            from?: string | null;
            /**
             * @description The last value, likewise. Not stated: the greatest that may be stated.
             * @default null
             * @example 5000
             */
            to?: string | null;
        };
        /** @description Values that follow one another, at which the aim is reached. */
        Reached: {
            /**
             * @description The first of them.
             * @example 4251.00
             */
            from: string;
            /**
             * @description The last of them.
             * @example 4251.00
             */
            to: string;
        };
        /** @description Whether the service is to be sent requests. */
        Ready: {
            /**
             * Format: int32
             * @description Last year whose working days are published. [calendar year]
             * @example 10
             */
            last_published_year: number;
            /**
             * @description Digest of its content.
             * @example sha256:0000000000000000000000000000000000000000000000000000000000000000
             */
            policy_digest: string;
            /**
             * @description Version of the policy book.
             * @example 2026.11.21
             */
            policy_version: string;
            /**
             * @description Ready, or draining: it leaves and still answers.
             * @example ready
             * @enum {string}
             */
            status: "ready" | "draining";
            /** @description What needs care: `next_calendar_missing`, `new_book_refused`. */
            warnings: string[];
        };
        /** @description How much of the contributions paid is paid back? */
        RefundAmountAnswer: {
            /** @description What to know besides. */
            advisories: components["schemas"]["Advisory"][];
            /** @description Yuan. */
            amount: components["schemas"]["Bounds"];
            /**
             * @description Digest of the question, the facts stated, the days and the book.
             * @example 00000000000000000000000000000000
             */
            answer_id: string;
            /** @description What was asked; posted again with the days of `policy` and its digest as `policy_version`, the same bytes are answered. */
            asked: components["schemas"]["Asked"];
            /** @description Every document the answer names. */
            citations: components["schemas"]["Citation"][];
            /** @description Sources that disagree. */
            conflicts: components["schemas"]["Conflict"][];
            /**
             * @description What the answer is not.
             * @example 以参保地医保经办机构的答复为准。
             */
            disclaimer: string;
            /** @description The weakest evidence that the answer rests on. */
            evidence: components["schemas"]["Evidence"] | null;
            /** @description The answer in words, plain and full. */
            explanation: components["schemas"]["Explanation"];
            /**
             * @description The formula with its numbers put in.
             * @example 10100.00 × 0.02 = 202.00
             */
            formula: string | null;
            /** @description Facts not stated that cannot change it. */
            irrelevant_facts: string[];
            /** @description What it is made of. */
            lines: components["schemas"]["Line"][];
            /** @description What only the agency can tell. */
            local_checks: components["schemas"]["LocalCheck"][];
            /**
             * @description How it was worked out.
             * @example fixed_amount
             */
            method: string;
            /** @description Facts not stated that matter. */
            missing_facts: components["schemas"]["MissingFact"][];
            /**
             * @description The missing fact to ask for first: the one after which the bounds are narrowest, at worst over its values; null where the amount is exact or nothing is missing.
             * @example contribution_base
             */
            narrows_most: string | null;
            /** @description Which book was asked. */
            policy: components["schemas"]["PolicyStamp"];
            /** @description The question that was asked. */
            question: components["schemas"]["RefundAmountQuestion"];
            /** @description Facts that were stated under a name that will not be taken for ever; left out where there are none. */
            renamed_facts?: components["schemas"]["RenamedFact"][];
            /** @description Least sets of missing facts that decide whatever their values. */
            settling_sets: string[][];
            /**
             * @description One sentence for a list row.
             * @example 可以转移：余额随医保关系一起走。
             */
            summary: string;
            /** @description Until when it holds. */
            validity: components["schemas"]["Validity"];
        };
        /** @description Two days to compare for refund-amounts/contribution-refund. */
        RefundAmountComparisonRequest: {
            /** @description The second day. */
            after: components["schemas"]["MomentRequest"];
            /** @description The first day. */
            before: components["schemas"]["MomentRequest"];
            /** @description Its facts. */
            facts: components["schemas"]["RefundAmountFactsRequest"];
            /**
             * @description The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out.
             * @default null
             * @example 2026.11.21
             */
            policy_version?: string | null;
            /**
             * @description The question. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            question: "refund-amounts/contribution-refund";
        };
        /** @description Facts of refund-amounts/contribution-refund, without the days. */
        RefundAmountFactsRequest: {
            /**
             * @description Insured area / 参保地
             * @default null
             * @example 110000
             */
            area?: string | null;
            /**
             * @description Whether the benefit period of the contribution has begun / 要退的医保费，待遇享受期是否已开始
             * @default null
             * @example true
             */
            benefit_period_started?: boolean | null;
            /**
             * @description What was paid for which months / 已缴的各月费用
             * @default null
             */
            paid_months?: components["schemas"]["PaymentRequest"][] | null;
            /**
             * @description Reason for the refund / 退费原因
             * @default null
             */
            reason?: components["schemas"]["RefundReason"] | null;
        };
        /**
         * @description The question that was asked.
         * @example refund-amounts/contribution-refund
         * @enum {string}
         */
        RefundAmountQuestion: "refund-amounts/contribution-refund";
        /** @description Facts of refund-amounts/contribution-refund. */
        RefundAmountRequest: {
            /**
             * @description Insured area / 参保地
             * @default null
             * @example 110000
             */
            area?: string | null;
            /**
             * @description Whether the benefit period of the contribution has begun / 要退的医保费，待遇享受期是否已开始
             * @default null
             * @example true
             */
            benefit_period_started?: boolean | null;
            /**
             * @description Answer with only what the book had recorded by that day; today when not stated.
             * @default null
             * @example 2026-11-21
             */
            known_on?: string | null;
            /**
             * @description The day for which the rules are asked; today in Asia/Shanghai when not stated.
             * @default null
             * @example 2026-11-21
             */
            on?: string | null;
            /**
             * @description What was paid for which months / 已缴的各月费用
             * @default null
             */
            paid_months?: components["schemas"]["PaymentRequest"][] | null;
            /**
             * @description The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out.
             * @default null
             * @example 2026.11.21
             */
            policy_version?: string | null;
            /**
             * @description Reason for the refund / 退费原因
             * @default null
             */
            reason?: components["schemas"]["RefundReason"] | null;
        };
        /** @description Is a contribution paid back, and which of two enrolments is kept? */
        RefundDecisionAnswer: {
            /** @description What to know besides. */
            advisories: components["schemas"]["Advisory"][];
            /**
             * @description Digest of the question, the facts stated, the days and the book.
             * @example 00000000000000000000000000000000
             */
            answer_id: string;
            /** @description What was asked; posted again with the days of `policy` and its digest as `policy_version`, the same bytes are answered. */
            asked: components["schemas"]["Asked"];
            /** @description Every document the answer names. */
            citations: components["schemas"]["Citation"][];
            /** @description Sources that disagree. */
            conflicts: components["schemas"]["Conflict"][];
            /** @description The criteria, in order. */
            criteria: components["schemas"]["Criterion"][];
            /**
             * @description What the answer is not.
             * @example 以参保地医保经办机构的答复为准。
             */
            disclaimer: string;
            /** @description The weakest evidence that the answer rests on. */
            evidence: components["schemas"]["Evidence"] | null;
            /** @description The answer in words, plain and full. */
            explanation: components["schemas"]["Explanation"];
            /** @description Facts not stated that cannot change it. */
            irrelevant_facts: string[];
            /** @description Which of two enrolments is kept in principle, where a rule says so. */
            kept_enrolment: components["schemas"]["KeptEnrolment"] | null;
            /** @description What only the agency can tell. */
            local_checks: components["schemas"]["LocalCheck"][];
            /** @description Facts not stated that matter. */
            missing_facts: components["schemas"]["MissingFact"][];
            /** @description Which book was asked. */
            policy: components["schemas"]["PolicyStamp"];
            /** @description The question that was asked. */
            question: components["schemas"]["RefundDecisionQuestion"];
            /** @description What would turn a no into a yes. */
            remedies: components["schemas"]["Remedy"][];
            /** @description Facts that were stated under a name that will not be taken for ever; left out where there are none. */
            renamed_facts?: components["schemas"]["RenamedFact"][];
            /** @description Least sets of missing facts that decide whatever their values. */
            settling_sets: string[][];
            /**
             * @description One sentence for a list row.
             * @example 可以转移：余额随医保关系一起走。
             */
            summary: string;
            /** @description Until when it holds. */
            validity: components["schemas"]["Validity"];
            /** @description The verdict. */
            verdict: components["schemas"]["Verdict"];
        };
        /** @description Two days to compare for eligibility-decisions/contribution-refund. */
        RefundDecisionComparisonRequest: {
            /** @description The second day. */
            after: components["schemas"]["MomentRequest"];
            /** @description The first day. */
            before: components["schemas"]["MomentRequest"];
            /** @description Its facts. */
            facts: components["schemas"]["RefundDecisionFactsRequest"];
            /**
             * @description The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out.
             * @default null
             * @example 2026.11.21
             */
            policy_version?: string | null;
            /**
             * @description The question. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            question: "eligibility-decisions/contribution-refund";
        };
        /** @description Facts of eligibility-decisions/contribution-refund, without the days. */
        RefundDecisionFactsRequest: {
            /**
             * @description Insured area / 参保地
             * @default null
             * @example 110000
             */
            area?: string | null;
            /**
             * @description Whether the benefit period of the contribution has begun / 要退的医保费，待遇享受期是否已开始
             * @default null
             * @example true
             */
            benefit_period_started?: boolean | null;
            /**
             * Format: int32
             * @description Months in the employee scheme without a break / 连续参加职工医保的月数 [months]
             * @default null
             * @example 12
             */
            employee_months?: number | null;
            /**
             * @description Schemes you are enrolled in now (twice in one: name it twice) / 现在参加的医保（重复参加的写两次）
             * @default null
             */
            held_schemes?: components["schemas"]["Scheme"][] | null;
            /**
             * @description Reason for the refund / 退费原因
             * @default null
             */
            reason?: components["schemas"]["RefundReason"] | null;
        };
        /**
         * @description The question that was asked.
         * @example eligibility-decisions/contribution-refund
         * @enum {string}
         */
        RefundDecisionQuestion: "eligibility-decisions/contribution-refund";
        /** @description Facts of eligibility-decisions/contribution-refund. */
        RefundDecisionRequest: {
            /**
             * @description Insured area / 参保地
             * @default null
             * @example 110000
             */
            area?: string | null;
            /**
             * @description Whether the benefit period of the contribution has begun / 要退的医保费，待遇享受期是否已开始
             * @default null
             * @example true
             */
            benefit_period_started?: boolean | null;
            /**
             * Format: int32
             * @description Months in the employee scheme without a break / 连续参加职工医保的月数 [months]
             * @default null
             * @example 12
             */
            employee_months?: number | null;
            /**
             * @description Schemes you are enrolled in now (twice in one: name it twice) / 现在参加的医保（重复参加的写两次）
             * @default null
             */
            held_schemes?: components["schemas"]["Scheme"][] | null;
            /**
             * @description Answer with only what the book had recorded by that day; today when not stated.
             * @default null
             * @example 2026-11-21
             */
            known_on?: string | null;
            /**
             * @description The day for which the rules are asked; today in Asia/Shanghai when not stated.
             * @default null
             * @example 2026-11-21
             */
            on?: string | null;
            /**
             * @description The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out.
             * @default null
             * @example 2026.11.21
             */
            policy_version?: string | null;
            /**
             * @description Reason for the refund / 退费原因
             * @default null
             */
            reason?: components["schemas"]["RefundReason"] | null;
        };
        /**
         * @description Why a contribution is to be paid back.
         * @example duplicate
         * @enum {string}
         */
        RefundReason: "duplicate" | "death" | "joined_employee_scheme" | "enrolled_elsewhere";
        /** @description Facts of an assessment: registration. */
        RegistrationAssessmentRequest: {
            /**
             * @description Date of acceptance / 受理日期
             * @default null
             * @example 2026-11-21
             */
            accepted_on?: string | null;
            /**
             * @description Insured area / 参保地
             * @default null
             * @example 110000
             */
            area?: string | null;
            /**
             * @description Date asked about / 询问日期
             * @default null
             * @example 2026-11-21
             */
            asked_on?: string | null;
            /**
             * @description Channel / 办理渠道
             * @default null
             */
            channel?: components["schemas"]["Channel"] | null;
            /**
             * @description From area (old insured area) / 转出地（原参保地）
             * @default null
             * @example 110000
             */
            from_area?: string | null;
            /**
             * @description Answer with only what the book had recorded by that day; today when not stated.
             * @default null
             * @example 2026-11-21
             */
            known_on?: string | null;
            /**
             * @description The matter, a thing a person gets done. / 要办的事项 (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            matter: "registration";
            /**
             * @description The day for which the rules are asked; today in Asia/Shanghai when not stated.
             * @default null
             * @example 2026-11-21
             */
            on?: string | null;
            /**
             * @description The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out.
             * @default null
             * @example 2026.11.21
             */
            policy_version?: string | null;
            /**
             * @description Stage reached / 办到哪一步
             * @default null
             */
            stage_reached?: components["schemas"]["StageReached"] | null;
            /**
             * @description New area (new insured area) / 转入地（新参保地）
             * @default null
             * @example 110000
             */
            to_area?: string | null;
        };
        /** @description Facts of an assessment: registration-change. */
        RegistrationChangeAssessmentRequest: {
            /**
             * @description Date of acceptance / 受理日期
             * @default null
             * @example 2026-11-21
             */
            accepted_on?: string | null;
            /**
             * @description Insured area / 参保地
             * @default null
             * @example 110000
             */
            area?: string | null;
            /**
             * @description Date asked about / 询问日期
             * @default null
             * @example 2026-11-21
             */
            asked_on?: string | null;
            /**
             * @description Channel / 办理渠道
             * @default null
             */
            channel?: components["schemas"]["Channel"] | null;
            /**
             * @description From area (old insured area) / 转出地（原参保地）
             * @default null
             * @example 110000
             */
            from_area?: string | null;
            /**
             * @description Answer with only what the book had recorded by that day; today when not stated.
             * @default null
             * @example 2026-11-21
             */
            known_on?: string | null;
            /**
             * @description The matter, a thing a person gets done. / 要办的事项 (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            matter: "registration-change";
            /**
             * @description The day for which the rules are asked; today in Asia/Shanghai when not stated.
             * @default null
             * @example 2026-11-21
             */
            on?: string | null;
            /**
             * @description The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out.
             * @default null
             * @example 2026.11.21
             */
            policy_version?: string | null;
            /**
             * @description Stage reached / 办到哪一步
             * @default null
             */
            stage_reached?: components["schemas"]["StageReached"] | null;
            /**
             * @description New area (new insured area) / 转入地（新参保地）
             * @default null
             * @example 110000
             */
            to_area?: string | null;
        };
        /**
         * @description What the relative is to the owner of the account; mothers' and fathers' sides are alike.
         * @example spouse
         * @enum {string}
         */
        Relationship: "spouse" | "parent" | "child" | "sibling" | "grandparent" | "grandchild" | "parent_in_law" | "other";
        /** @description A change that would turn a no into a yes, or the reason why none can. */
        Remedy: {
            /**
             * @description The fact concerned.
             * @example origin_enrolment
             */
            fact: string;
            /**
             * @description What kind of change.
             * @example can_change
             * @enum {string}
             */
            kind: "can_change" | "changes_by_itself" | "cannot_change";
            /** @description The verdict after all changes of the option, found by asking again; undetermined only where no option is a sure yes; null where it was not asked. */
            leads_to: components["schemas"]["VerdictReached"] | null;
            /**
             * @description The day on which it changes by itself; null where it is counted from a day that is no fact here.
             * @example 2026-11-21
             */
            on: string | null;
            /**
             * Format: int32
             * @description Remedies with the same number go together, others are alternatives, the nearest first; null where nothing can change. [group number]
             * @example 10
             */
            option: number | null;
            /**
             * @description The remedy in words.
             * @example 先在原参保地办理停保。
             */
            text: string;
            /**
             * @description The value it would take, as text: a choice, `true` or `false`, a number (the least that is enough) or a day.
             * @example suspended
             */
            to: string | null;
        };
        /** @description A fact that was stated under a name it had before. */
        RenamedFact: {
            /**
             * @description The name under which it was stated.
             * @example own_pension
             */
            fact: string;
            /**
             * @description The name that it has now.
             * @example average_pension
             */
            renamed_to: string;
            /**
             * @description That in words.
             * @example “own_pension”已改名为“average_pension”。
             */
            text: string;
            /**
             * @description The last day on which the old name is taken.
             * @example 2026-11-21
             */
            until: string;
        };
        /** @description Who has the case. */
        Responsible: {
            /**
             * @description Its area, where known.
             * @example 430100
             */
            area_code: string | null;
            /**
             * @description The area in words, where known.
             * @example 长沙市
             */
            name: string | null;
            /**
             * @description Agency of the origin or of the destination; `whole` where the stage is not known or there is but one agency.
             * @example origin
             * @enum {string}
             */
            role: "origin" | "destination" | "whole";
        };
        /**
         * @description The kind of unit a person retired from; some areas credit the two differently.
         * @example enterprise
         * @enum {string}
         */
        RetireeGroup: "enterprise" | "public_institution";
        /** @description Does a person get the benefits of retired people, and what can be done about missing months? */
        RetirementBenefitAnswer: {
            /** @description What to know besides. */
            advisories: components["schemas"]["Advisory"][];
            /**
             * @description Digest of the question, the facts stated, the days and the book.
             * @example 00000000000000000000000000000000
             */
            answer_id: string;
            /** @description What was asked; posted again with the days of `policy` and its digest as `policy_version`, the same bytes are answered. */
            asked: components["schemas"]["Asked"];
            /** @description Every document the answer names. */
            citations: components["schemas"]["Citation"][];
            /** @description Sources that disagree. */
            conflicts: components["schemas"]["Conflict"][];
            /** @description The criteria, in order. */
            criteria: components["schemas"]["Criterion"][];
            /**
             * @description What the answer is not.
             * @example 以参保地医保经办机构的答复为准。
             */
            disclaimer: string;
            /** @description The weakest evidence that the answer rests on. */
            evidence: components["schemas"]["Evidence"] | null;
            /** @description The answer in words, plain and full. */
            explanation: components["schemas"]["Explanation"];
            /** @description When a person may choose to retire. */
            flexible_retirement: components["schemas"]["FlexibleRetirement"];
            /** @description Facts not stated that cannot change it. */
            irrelevant_facts: string[];
            /** @description What only the agency can tell. */
            local_checks: components["schemas"]["LocalCheck"][];
            /** @description Months the area asks to be actually paid; zero if none. */
            local_required_months: components["schemas"]["CountRange"];
            /** @description Months missing to those, counting only months paid in this area. */
            local_shortfall_months: components["schemas"]["CountRange"];
            /** @description Facts not stated that matter. */
            missing_facts: components["schemas"]["MissingFact"][];
            /** @description The ways to close the shortfall, side by side. */
            options: components["schemas"]["RetirementOption"][];
            /** @description Which book was asked. */
            policy: components["schemas"]["PolicyStamp"];
            /** @description The question that was asked. */
            question: components["schemas"]["RetirementBenefitQuestion"];
            /** @description What would turn a no into a yes. */
            remedies: components["schemas"]["Remedy"][];
            /** @description Facts that were stated under a name that will not be taken for ever; left out where there are none. */
            renamed_facts?: components["schemas"]["RenamedFact"][];
            /** @description Months the area asks for in total. */
            required_months: components["schemas"]["CountRange"];
            /** @description Least sets of missing facts that decide whatever their values. */
            settling_sets: string[][];
            /** @description Months missing to it. */
            shortfall_months: components["schemas"]["CountRange"];
            /** @description The statutory retirement month. */
            statutory_retirement_month: components["schemas"]["MonthRange"];
            /**
             * @description One sentence for a list row.
             * @example 可以转移：余额随医保关系一起走。
             */
            summary: string;
            /** @description Until when it holds. */
            validity: components["schemas"]["Validity"];
            /** @description The verdict. */
            verdict: components["schemas"]["Verdict"];
        };
        /** @description Facts of an assessment: retirement-benefit. */
        RetirementBenefitAssessmentRequest: {
            /**
             * @description Date of acceptance / 受理日期
             * @default null
             * @example 2026-11-21
             */
            accepted_on?: string | null;
            /**
             * @description Insured area / 参保地
             * @default null
             * @example 110000
             */
            area?: string | null;
            /**
             * @description Date asked about / 询问日期
             * @default null
             * @example 2026-11-21
             */
            asked_on?: string | null;
            /**
             * @description Base for making up (yuan a month) / 补缴基数（元/月） [yuan]
             * @default null
             * @example 3700.00
             */
            base?: string | null;
            /**
             * @description Month of birth / 出生年月
             * @default null
             * @example 1965-05
             */
            birth_month?: string | null;
            /**
             * @description Channel / 办理渠道
             * @default null
             */
            channel?: components["schemas"]["Channel"] | null;
            /**
             * Format: int32
             * @description Months paid in total (deemed ones included) / 累计缴费月数（含视同缴费） [months]
             * @default null
             * @example 12
             */
            contribution_months?: number | null;
            /**
             * @description Month of the first enrolment in this area's employee scheme / 在本地首次参加职工医保的年月
             * @default null
             * @example 1965-05
             */
            first_insured_month?: string | null;
            /**
             * @description From area (old insured area) / 转出地（原参保地）
             * @default null
             * @example 110000
             */
            from_area?: string | null;
            /**
             * @description Insured status / 参保身份
             * @default null
             */
            insured_status?: components["schemas"]["InsuredStatus"] | null;
            /**
             * @description Answer with only what the book had recorded by that day; today when not stated.
             * @default null
             * @example 2026-11-21
             */
            known_on?: string | null;
            /**
             * Format: int32
             * @description Months actually paid in this area / 在本地实际缴费月数 [months]
             * @default null
             * @example 12
             */
            local_contribution_months?: number | null;
            /**
             * @description The matter, a thing a person gets done. / 要办的事项 (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            matter: "retirement-benefit";
            /**
             * @description The day for which the rules are asked; today in Asia/Shanghai when not stated.
             * @default null
             * @example 2026-11-21
             */
            on?: string | null;
            /**
             * @description The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out.
             * @default null
             * @example 2026.11.21
             */
            policy_version?: string | null;
            /**
             * @description A woman's post before retirement / 女职工退休前的岗位
             * @default null
             */
            post_category?: components["schemas"]["PostCategory"] | null;
            /**
             * @description Rate for making up / 补缴比例 [share of one]
             * @default null
             * @example 0.03
             */
            rate?: string | null;
            /**
             * @description Employee-scheme retirement formalities done / 是否已办理职工医保退休手续
             * @default null
             * @example true
             */
            retirement_formalities_done?: boolean | null;
            /**
             * @description Sex / 性别
             * @default null
             */
            sex?: components["schemas"]["Sex"] | null;
            /**
             * Format: int32
             * @description Months still missing / 还差的缴费月数 [months]
             * @default null
             * @example 12
             */
            shortfall_months?: number | null;
            /**
             * @description Stage reached / 办到哪一步
             * @default null
             */
            stage_reached?: components["schemas"]["StageReached"] | null;
            /**
             * @description New area (new insured area) / 转入地（新参保地）
             * @default null
             * @example 110000
             */
            to_area?: string | null;
            /**
             * @description Month in which work began / 参加工作的年月
             * @default null
             * @example 1965-05
             */
            work_began_month?: string | null;
        };
        /** @description Two days to compare for eligibility-decisions/retirement-benefit. */
        RetirementBenefitComparisonRequest: {
            /** @description The second day. */
            after: components["schemas"]["MomentRequest"];
            /** @description The first day. */
            before: components["schemas"]["MomentRequest"];
            /** @description Its facts. */
            facts: components["schemas"]["RetirementBenefitFactsRequest"];
            /**
             * @description The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out.
             * @default null
             * @example 2026.11.21
             */
            policy_version?: string | null;
            /**
             * @description The question. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            question: "eligibility-decisions/retirement-benefit";
        };
        /** @description Facts of eligibility-decisions/retirement-benefit, without the days. */
        RetirementBenefitFactsRequest: {
            /**
             * @description Insured area / 参保地
             * @default null
             * @example 110000
             */
            area?: string | null;
            /**
             * @description Month of birth / 出生年月
             * @default null
             * @example 1965-05
             */
            birth_month?: string | null;
            /**
             * Format: int32
             * @description Months paid in total (deemed ones included) / 累计缴费月数（含视同缴费） [months]
             * @default null
             * @example 12
             */
            contribution_months?: number | null;
            /**
             * @description Month of the first enrolment in this area's employee scheme / 在本地首次参加职工医保的年月
             * @default null
             * @example 1965-05
             */
            first_insured_month?: string | null;
            /**
             * Format: int32
             * @description Months actually paid in this area / 在本地实际缴费月数 [months]
             * @default null
             * @example 12
             */
            local_contribution_months?: number | null;
            /**
             * @description A woman's post before retirement / 女职工退休前的岗位
             * @default null
             */
            post_category?: components["schemas"]["PostCategory"] | null;
            /**
             * @description Employee-scheme retirement formalities done / 是否已办理职工医保退休手续
             * @default null
             * @example true
             */
            retirement_formalities_done?: boolean | null;
            /**
             * @description Sex / 性别
             * @default null
             */
            sex?: components["schemas"]["Sex"] | null;
            /**
             * @description Month in which work began / 参加工作的年月
             * @default null
             * @example 1965-05
             */
            work_began_month?: string | null;
        };
        /**
         * @description The question that was asked.
         * @example eligibility-decisions/retirement-benefit
         * @enum {string}
         */
        RetirementBenefitQuestion: "eligibility-decisions/retirement-benefit";
        /** @description Facts of eligibility-decisions/retirement-benefit. */
        RetirementBenefitRequest: {
            /**
             * @description Insured area / 参保地
             * @default null
             * @example 110000
             */
            area?: string | null;
            /**
             * @description Month of birth / 出生年月
             * @default null
             * @example 1965-05
             */
            birth_month?: string | null;
            /**
             * Format: int32
             * @description Months paid in total (deemed ones included) / 累计缴费月数（含视同缴费） [months]
             * @default null
             * @example 12
             */
            contribution_months?: number | null;
            /**
             * @description Month of the first enrolment in this area's employee scheme / 在本地首次参加职工医保的年月
             * @default null
             * @example 1965-05
             */
            first_insured_month?: string | null;
            /**
             * @description Answer with only what the book had recorded by that day; today when not stated.
             * @default null
             * @example 2026-11-21
             */
            known_on?: string | null;
            /**
             * Format: int32
             * @description Months actually paid in this area / 在本地实际缴费月数 [months]
             * @default null
             * @example 12
             */
            local_contribution_months?: number | null;
            /**
             * @description The day for which the rules are asked; today in Asia/Shanghai when not stated.
             * @default null
             * @example 2026-11-21
             */
            on?: string | null;
            /**
             * @description The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out.
             * @default null
             * @example 2026.11.21
             */
            policy_version?: string | null;
            /**
             * @description A woman's post before retirement / 女职工退休前的岗位
             * @default null
             */
            post_category?: components["schemas"]["PostCategory"] | null;
            /**
             * @description Employee-scheme retirement formalities done / 是否已办理职工医保退休手续
             * @default null
             * @example true
             */
            retirement_formalities_done?: boolean | null;
            /**
             * @description Sex / 性别
             * @default null
             */
            sex?: components["schemas"]["Sex"] | null;
            /**
             * @description Month in which work began / 参加工作的年月
             * @default null
             * @example 1965-05
             */
            work_began_month?: string | null;
        };
        /** @description What do the missing months cost? */
        RetirementMakeupAnswer: {
            /** @description What to know besides. */
            advisories: components["schemas"]["Advisory"][];
            /** @description Yuan. */
            amount: components["schemas"]["Bounds"];
            /**
             * @description Digest of the question, the facts stated, the days and the book.
             * @example 00000000000000000000000000000000
             */
            answer_id: string;
            /** @description What was asked; posted again with the days of `policy` and its digest as `policy_version`, the same bytes are answered. */
            asked: components["schemas"]["Asked"];
            /** @description Every document the answer names. */
            citations: components["schemas"]["Citation"][];
            /** @description Sources that disagree. */
            conflicts: components["schemas"]["Conflict"][];
            /**
             * @description What the answer is not.
             * @example 以参保地医保经办机构的答复为准。
             */
            disclaimer: string;
            /** @description The weakest evidence that the answer rests on. */
            evidence: components["schemas"]["Evidence"] | null;
            /** @description The answer in words, plain and full. */
            explanation: components["schemas"]["Explanation"];
            /**
             * @description The formula with its numbers put in.
             * @example 10100.00 × 0.02 = 202.00
             */
            formula: string | null;
            /** @description Facts not stated that cannot change it. */
            irrelevant_facts: string[];
            /** @description What it is made of. */
            lines: components["schemas"]["Line"][];
            /** @description What only the agency can tell. */
            local_checks: components["schemas"]["LocalCheck"][];
            /**
             * @description How it was worked out.
             * @example fixed_amount
             */
            method: string;
            /** @description Facts not stated that matter. */
            missing_facts: components["schemas"]["MissingFact"][];
            /**
             * @description The missing fact to ask for first: the one after which the bounds are narrowest, at worst over its values; null where the amount is exact or nothing is missing.
             * @example contribution_base
             */
            narrows_most: string | null;
            /** @description Which book was asked. */
            policy: components["schemas"]["PolicyStamp"];
            /** @description The question that was asked. */
            question: components["schemas"]["RetirementMakeupQuestion"];
            /** @description Facts that were stated under a name that will not be taken for ever; left out where there are none. */
            renamed_facts?: components["schemas"]["RenamedFact"][];
            /** @description Least sets of missing facts that decide whatever their values. */
            settling_sets: string[][];
            /**
             * @description One sentence for a list row.
             * @example 可以转移：余额随医保关系一起走。
             */
            summary: string;
            /** @description Until when it holds. */
            validity: components["schemas"]["Validity"];
        };
        /** @description Two days to compare for refund-amounts/retirement-makeup. */
        RetirementMakeupComparisonRequest: {
            /** @description The second day. */
            after: components["schemas"]["MomentRequest"];
            /** @description The first day. */
            before: components["schemas"]["MomentRequest"];
            /** @description Its facts. */
            facts: components["schemas"]["RetirementMakeupFactsRequest"];
            /**
             * @description The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out.
             * @default null
             * @example 2026.11.21
             */
            policy_version?: string | null;
            /**
             * @description The question. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            question: "refund-amounts/retirement-makeup";
        };
        /** @description Facts of refund-amounts/retirement-makeup, without the days. */
        RetirementMakeupFactsRequest: {
            /**
             * @description Insured area / 参保地
             * @default null
             * @example 110000
             */
            area?: string | null;
            /**
             * @description Base for making up (yuan a month) / 补缴基数（元/月） [yuan]
             * @default null
             * @example 3700.00
             */
            base?: string | null;
            /**
             * Format: int32
             * @description Months paid in total (deemed ones included) / 累计缴费月数（含视同缴费） [months]
             * @default null
             * @example 12
             */
            contribution_months?: number | null;
            /**
             * @description Insured status / 参保身份
             * @default null
             */
            insured_status?: components["schemas"]["InsuredStatus"] | null;
            /**
             * @description Rate for making up / 补缴比例 [share of one]
             * @default null
             * @example 0.03
             */
            rate?: string | null;
            /**
             * @description Sex / 性别
             * @default null
             */
            sex?: components["schemas"]["Sex"] | null;
            /**
             * Format: int32
             * @description Months still missing / 还差的缴费月数 [months]
             * @default null
             * @example 12
             */
            shortfall_months?: number | null;
        };
        /**
         * @description The question that was asked.
         * @example refund-amounts/retirement-makeup
         * @enum {string}
         */
        RetirementMakeupQuestion: "refund-amounts/retirement-makeup";
        /** @description Facts of refund-amounts/retirement-makeup. */
        RetirementMakeupRequest: {
            /**
             * @description Insured area / 参保地
             * @default null
             * @example 110000
             */
            area?: string | null;
            /**
             * @description Base for making up (yuan a month) / 补缴基数（元/月） [yuan]
             * @default null
             * @example 3700.00
             */
            base?: string | null;
            /**
             * Format: int32
             * @description Months paid in total (deemed ones included) / 累计缴费月数（含视同缴费） [months]
             * @default null
             * @example 12
             */
            contribution_months?: number | null;
            /**
             * @description Insured status / 参保身份
             * @default null
             */
            insured_status?: components["schemas"]["InsuredStatus"] | null;
            /**
             * @description Answer with only what the book had recorded by that day; today when not stated.
             * @default null
             * @example 2026-11-21
             */
            known_on?: string | null;
            /**
             * @description The day for which the rules are asked; today in Asia/Shanghai when not stated.
             * @default null
             * @example 2026-11-21
             */
            on?: string | null;
            /**
             * @description The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out.
             * @default null
             * @example 2026.11.21
             */
            policy_version?: string | null;
            /**
             * @description Rate for making up / 补缴比例 [share of one]
             * @default null
             * @example 0.03
             */
            rate?: string | null;
            /**
             * @description Sex / 性别
             * @default null
             */
            sex?: components["schemas"]["Sex"] | null;
            /**
             * Format: int32
             * @description Months still missing / 还差的缴费月数 [months]
             * @default null
             * @example 12
             */
            shortfall_months?: number | null;
        };
        /** @description One way to close a shortfall of months. */
        RetirementOption: {
            /**
             * @description Whether the account is credited for it; null where the source does not say.
             * @example true
             */
            account_credit_meanwhile: boolean | null;
            /**
             * @description The first month in which paying on would have cost as much as paying at once.
             * @example 2025-07
             */
            break_even_month: string | null;
            /** @description What it brings meanwhile. */
            buys: components["schemas"]["Bought"];
            /**
             * @description Stable code.
             * @example pay_at_once
             * @enum {string}
             */
            code: "pay_at_once" | "pay_at_once_tier_1" | "pay_at_once_tier_2" | "keep_paying" | "change_to_resident" | "accept_reduced_benefit";
            /** @description Yuan to pay at once. */
            cost_now: components["schemas"]["Bounds"];
            /** @description Why a cost is not told. */
            cost_unknown_because: components["schemas"]["CostUnknownBecause"] | null;
            /**
             * @description Whether another option costs no more, brings no less and is better in one of the two.
             * @example true
             */
            dominated: boolean;
            /** @description Yuan to pay a month. */
            monthly_cost: components["schemas"]["Bounds"];
            /** @description Whom the option is for: those insured by an employer, or on their own; null for everybody. */
            payer: components["schemas"]["Payer"] | null;
            /**
             * @description Whether another option stays open; null where the source does not say.
             * @example true
             */
            reversible: boolean | null;
            /**
             * @description The option in words.
             * @example 一次性补缴所差年限。
             */
            text: string;
            /** @description Yuan until the months are reached. */
            whole_cost: components["schemas"]["Bounds"];
        };
        /**
         * @description How amounts are rounded.
         * @example each_term_half_up_to_fen
         * @enum {string}
         */
        Rounding: "each_term_half_up_to_fen";
        /**
         * @description Where a balance goes.
         * @example moves_with_relation
         * @enum {string}
         */
        Route: "moves_with_relation" | "stays_usable_within_province" | "paid_to_own_bank_account" | "stays_at_origin";
        /**
         * @description The two basic medical insurance schemes.
         * @example employee
         * @enum {string}
         */
        Scheme: "employee" | "resident";
        /** @description What there is once nothing more has to be asked; ask the question itself for the whole answer. */
        Settled: {
            /**
             * @description How well the amount is known.
             * @example exact
             * @enum {string}
             */
            amount?: "exact" | "bounds" | "unknown";
            /**
             * @description How well the dates are known.
             * @example exact
             * @enum {string}
             */
            time?: "exact" | "unknown";
            /** @description The verdict; `undetermined` where only the agency can tell. */
            verdict?: components["schemas"]["Verdict"];
        };
        /**
         * @description Sex, on which age and years depend.
         * @example male
         * @enum {string}
         */
        Sex: "male" | "female";
        /**
         * @description What a relative wants to use from another's insurance.
         * @example medical_cost
         * @enum {string}
         */
        SharingPurpose: "medical_cost" | "resident_premium" | "long_term_care_premium" | "benefit_entitlement";
        /** @description One document that the book cites. */
        Source: {
            /** @description Where its values are filed. */
            areas: string[];
            /** @description Its citations. */
            citations: string[];
            /**
             * @description Its number.
             * @example 医保办发〔2021〕43号
             */
            document_number: string | null;
            /** @description The grades of evidence it is cited with. */
            evidence: components["schemas"]["Evidence"][];
            /**
             * @description Stable id of the document.
             * @example nhsa-2021-43
             */
            id: string;
            /**
             * @description Who issued it.
             * @example 国家医保局办公室、财政部办公厅
             */
            issuer: string | null;
            /**
             * @description Kind of document.
             * @example ministry
             */
            level: string;
            /**
             * @description When it was published: a day, a month or a year.
             * @example 2021-11-01
             */
            published_on: string | null;
            /**
             * @description Its title.
             * @example 基本医疗保险关系转移接续暂行办法
             */
            title: string;
            /** @description The topics of its values. */
            topics: string[];
            /**
             * @description Address at the issuer itself.
             * @example https://www.gov.cn/
             */
            url: string | null;
            /**
             * Format: int32
             * @description How many dated values rest on it; 0 where only guides, conflicts or the calendar cite it. [values]
             * @example 10
             */
            values: number;
        };
        /** @description Sources. */
        SourcePage: {
            /** @description The sources of this page. */
            items: components["schemas"]["Source"][];
            /**
             * Format: int32
             * @description The page. [page number]
             * @example 10
             */
            page: number;
            /**
             * Format: int32
             * @description Items on a page. [items]
             * @example 10
             */
            page_size: number;
            /**
             * Format: int32
             * @description Items in all. [items]
             * @example 10
             */
            total: number;
        };
        /** @description One stage of a procedure. */
        Stage: {
            /** @description The citations it rests on. */
            citations: string[];
            /** @description Stable code. */
            code: components["schemas"]["StageCode"];
            /**
             * @description The last day of the limit, where sure.
             * @example 2026-11-21
             */
            due_on: string | null;
            /** @description Between which days the limit ends. */
            due_range: components["schemas"]["DayRange"] | null;
            /**
             * Format: int32
             * @description Its limit; 0 is at once. [working days]
             * @example 10
             */
            limit_working_days: number;
            /**
             * @description The event it starts from.
             * @example acceptance
             * @enum {string}
             */
            starts: "acceptance" | "receipt_of_form" | "receipt_of_money" | "receipt_of_application";
            /**
             * @description The day of that event, where known.
             * @example 2026-11-21
             */
            starts_on: string | null;
            /**
             * @description The stage in words.
             * @example 转出地经办机构办理转出
             */
            text: string;
        };
        /**
         * @description A stage of a procedure, or the whole.
         * @example origin
         * @enum {string}
         */
        StageCode: "origin" | "destination" | "whole" | "money_credit";
        /** @description Whether one stage has overrun its limit by the day asked. */
        StageProgress: {
            /** @description The stage, or the whole. */
            code: components["schemas"]["StageCode"];
            /**
             * @description The last day on which its limit can end, where sure.
             * @example 2026-11-21
             */
            due_on: string | null;
            /**
             * @description The first day late, where it is.
             * @example 2026-11-21
             */
            overdue_since: string | null;
            /** @description `on_track`: surely not; `overdue`: surely; `cannot_tell`: by the facts stated it may have or not. */
            verdict: components["schemas"]["Progress"];
        };
        /**
         * @description Where a transfer stands: with the origin, with the destination, or done.
         * @example origin
         * @enum {string}
         */
        StageReached: "origin" | "destination" | "completed";
        /**
         * @description How a value is used.
         * @example rule
         * @enum {string}
         */
        Standing: "rule" | "advisory" | "superseded" | "claim";
        /** @description One question over all values of one fact: every point at which the answer changes, and what holds between. */
        Sweep: {
            /**
             * @description The value from which to ask for the next pieces; null where there are none.
             * @example 4251.00
             */
            continues_from: string | null;
            /**
             * @description What the answer is not.
             * @example 以参保地医保经办机构的答复为准。
             */
            disclaimer: string;
            /**
             * @description The fact that is swept, or `on`.
             * @example contribution_base
             */
            fact: string;
            /** @description Where the aim of `find` is reached; null without one. */
            found: components["schemas"]["Found"] | null;
            /**
             * @description The first value.
             * @example 4251.00
             */
            from: string;
            /**
             * @description Its kind, which tells how its values are written.
             * @example money
             * @enum {string}
             */
            kind: "money" | "rate" | "count" | "month" | "date";
            /** @description The pieces in order, each beginning where the one before ends. */
            pieces: components["schemas"]["Piece"][];
            /** @description Which book was asked, for which day (of a swept day, the first one). */
            policy: components["schemas"]["PolicyStamp"];
            /**
             * @description The question.
             * @example refund-amounts/monthly-credit
             */
            question: string;
            /** @description Facts that were stated under a name that will not be taken for ever; left out where there are none. */
            renamed_facts?: components["schemas"]["RenamedFact"][];
            /** @description How an amount is rounded: each term of a formula half up to the fen, then the terms are added. */
            rounding: components["schemas"]["Rounding"] | null;
            /**
             * @description One sentence on how often the answer changes.
             * @example 缴费基数从0.00到30000.00，分3段。
             */
            summary: string;
            /**
             * @description The last value to which the pieces go.
             * @example 4251.00
             */
            to: string;
        };
        /** @description A question, what is known, one fact over a range, and perhaps what is looked for. */
        SweepRequest: {
            /** @description The other facts, of those that the question takes; see `getQuestion`. */
            facts?: components["schemas"]["Facts"];
            /**
             * @description What is looked for over the range, so that the values that bring it about are told.
             * @default null
             */
            find?: components["schemas"]["AimRequest"] | null;
            /**
             * @description Answer with only what the book had recorded by that day; today when not stated.
             * @default null
             * @example 2026-11-21
             */
            known_on?: string | null;
            /**
             * Format: int32
             * @description How many pieces at most, from 1 to 100; 50 when not stated. Every ten, or part of ten, count as one request. Fewer where no area is stated: go on from `continues_from`. [pieces]
             * @default null
             * @example 12
             */
            most?: number | null;
            /**
             * @description The day for which the rules are asked, unless it is swept; today in Asia/Shanghai when not stated.
             * @default null
             * @example 2026-11-21
             */
            on?: string | null;
            /**
             * @description The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out.
             * @default null
             * @example 2026.11.21
             */
            policy_version?: string | null;
            /**
             * @description The question, by its path below /v1.
             * @example eligibility-decisions/balance-transfer
             * @enum {string}
             */
            question: "eligibility-decisions/balance-transfer" | "eligibility-decisions/family-sharing" | "eligibility-decisions/contribution-refund" | "refund-amounts/contribution-refund" | "eligibility-decisions/cash-withdrawal" | "refund-amounts/balance-settlement" | "refund-amounts/monthly-credit" | "refund-amounts/contributions" | "eligibility-decisions/benefit-continuity" | "processing-time-estimates" | "eligibility-decisions/retirement-benefit" | "refund-amounts/retirement-makeup";
            /** @description The fact that is swept, and how far. */
            sweep: components["schemas"]["RangeRequest"];
        };
        /** @description The bounds of an amount over a piece; the amount is exact where they are equal. */
        SweptAmount: {
            /** @description The greatest it can be; null without an upper bound. */
            max: components["schemas"]["SweptBound"] | null;
            /** @description The least it can be; null where nothing is known. */
            min: components["schemas"]["SweptBound"] | null;
        };
        /** @description One bound of an amount over a piece: at both ends, and how it is computed between them. */
        SweptBound: {
            /**
             * @description Yuan at the first value. [yuan]
             * @example 85.02
             */
            at_from: string;
            /**
             * @description Yuan at the last value. [yuan]
             * @example 425.04
             */
            at_to: string;
            /** @description Of `min` the least of these counts, of `max` the greatest. More than one only where rounding decides. */
            formulas: components["schemas"]["SweptFormula"][];
        };
        /** @description A code that a decision tells besides the verdict. */
        SweptCode: {
            /**
             * @description Its code, when sure.
             * @example after_waiting
             */
            code: string | null;
            /**
             * @description Which member of the answer.
             * @example benefit_from
             * @enum {string}
             */
            name: "benefit_from" | "kept_enrolment";
        };
        /** @description The sum of its terms, each of which is rounded by itself. */
        SweptFormula: {
            /** @description The terms. */
            terms: components["schemas"]["SweptTerm"][];
        };
        /** @description One bound of some months over a piece: a number of months, or a month of the calendar. */
        SweptMonths: {
            /**
             * @description At the first value.
             * @example 12
             */
            at_from: string;
            /**
             * @description At the last value.
             * @example 0
             */
            at_to: string;
            /**
             * Format: int32
             * @description How many more for each step of the fact, which is a month or a year. [months]
             * @example -1
             */
            step: number;
        };
        /** @description Months that a decision tells besides the verdict, over a piece. */
        SweptQuantity: {
            /**
             * @description A number of months, or a month of the calendar.
             * @example count
             * @enum {string}
             */
            kind: "count" | "month";
            /** @description The most they can be; null without a bound. */
            max: components["schemas"]["SweptMonths"] | null;
            /** @description The least they can be; null where no rule is known. */
            min: components["schemas"]["SweptMonths"] | null;
            /** @description Which months. */
            name: components["schemas"]["QuantityName"];
        };
        /** @description `constant + slope * value`, in yuan, rounded half up to the fen. */
        SweptTerm: {
            /**
             * @description Yuan at the value 0.
             * @example 0
             */
            constant: string;
            /**
             * @description Yuan more for each yuan, month, or whole (1) of the fact.
             * @example 0.02
             */
            slope: string;
        };
        /** @description Where the time limits of the matter are asked. */
        TimeLimitPointer: {
            /** @description The matter to state there. */
            matter: components["schemas"]["GuideMatter"];
            /**
             * @description The question to ask.
             * @example processing-time-estimates
             */
            question: string;
            /**
             * @description That in words.
             * @example 要查办理时限和是否超期，请用“办理要多久、是否超期”。
             */
            text: string;
        };
        /**
         * @description In what a fact is counted.
         * @example yuan
         * @enum {string}
         */
        Unit: "yuan" | "share_of_one" | "months" | "years";
        /** @description Until when the answer holds, as far as the book knows. */
        Validity: {
            /** @description What comes then. */
            next_change: components["schemas"]["NextChange"] | null;
            /**
             * @description The last day it holds; null where no change is known.
             * @example 2026-11-21
             */
            until: string | null;
        };
        /**
         * @description Whether it is possible, as far as it can be told.
         * @example eligible
         * @enum {string}
         */
        Verdict: "eligible" | "not_eligible" | "undetermined";
        /**
         * @description The verdict that a remedy leads to.
         * @example eligible
         * @enum {string}
         */
        VerdictReached: "eligible" | "undetermined";
        /**
         * @description The verdict that is looked for.
         * @example eligible
         * @enum {string}
         */
        VerdictSought: "eligible" | "not_eligible";
        /** @description A waiting in whole months: exact, or its least and greatest length; all null where no rule is known. */
        WaitingMonths: {
            /**
             * Format: int32
             * @description The months, when sure. [months]
             * @example 10
             */
            exact: number | null;
            /**
             * Format: int32
             * @description The greatest it can be; null without a bound. [months]
             * @example 10
             */
            max: number | null;
            /**
             * Format: int32
             * @description The least it can be. [months]
             * @example 10
             */
            min: number | null;
        };
        /** @description For which answers a branch is taken; the first branch that fits counts. Values are text, as in `choices`. */
        When: {
            /**
             * @description Below this value.
             * @example 1961-12
             */
            below?: string;
            /**
             * @description This value.
             * @example suspended
             */
            equals?: string;
            /**
             * @description From this value on.
             * @example 1956-12
             */
            from?: string;
            /** @description One of these values; of an area that is told by a relation, both hold. */
            in?: string[];
            /**
             * @description True: any other value; of an area, any other that `listAreas` lists.
             * @example true
             */
            otherwise?: boolean;
            /**
             * @description How the area lies to the one in `to`.
             * @example same_area
             * @enum {string}
             */
            relation?: "same_area" | "same_province" | "elsewhere";
            /**
             * @description The fact with the other area.
             * @example from_area
             */
            to?: string;
        };
        /**
         * @description Why a balance is to be paid out in cash; `none` where there is no such reason.
         * @example death
         * @enum {string}
         */
        WithdrawalGround: "death" | "settled_abroad" | "resettled_retiree" | "enlistment" | "transfer_impossible" | "gave_up_insurance" | "pension_lump_sum" | "none";
        /** @description Working days counted from an event. */
        WorkingDays: {
            /** @description The calendar used. */
            calendar: components["schemas"]["Calendar"];
            /** @description The notices used. */
            citations: components["schemas"]["Citation"][];
            /**
             * Format: int32
             * @description How many. [working days]
             * @example 10
             */
            count: number;
            /** @description The days counted, to the latest end. */
            days: string[];
            /**
             * @description The last of them, where sure.
             * @example 2026-11-21
             */
            due_on: string | null;
            /** @description Between which days the count ends. */
            due_range: components["schemas"]["DayRange"] | null;
            /** @description What only the agency can tell. */
            local_checks: components["schemas"]["LocalCheck"][];
            /**
             * @description The event.
             * @example 2026-11-21
             */
            start_on: string;
        };
        /** @description How many working days late: exact, or the least and the most; all null where it is not late or not known. */
        WorkingDaysLate: {
            /**
             * Format: int32
             * @description The number, when sure. [working days]
             * @example 10
             */
            exact: number | null;
            /**
             * Format: int32
             * @description The most it can be. [working days]
             * @example 10
             */
            max: number | null;
            /**
             * Format: int32
             * @description The least it can be. [working days]
             * @example 10
             */
            min: number | null;
        };
    };
    responses: {
        /** @description The body is not acceptable JSON. */
        BadRequest: {
            headers: {
                "API-Version": components["headers"]["API-Version"];
                "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                "Cache-Control": components["headers"]["Cache-Control"];
                "Content-Language": components["headers"]["Content-Language"];
                "Policy-Version": components["headers"]["Policy-Version"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Request-Id": components["headers"]["Request-Id"];
                Vary: components["headers"]["Vary"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The token is not for this: it lacks the scope asked for. */
        Forbidden: {
            headers: {
                "API-Version": components["headers"]["API-Version"];
                "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                "Cache-Control": components["headers"]["Cache-Control"];
                "Content-Language": components["headers"]["Content-Language"];
                "Policy-Version": components["headers"]["Policy-Version"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Request-Id": components["headers"]["Request-Id"];
                Vary: components["headers"]["Vary"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The service failed. */
        InternalError: {
            headers: {
                "API-Version": components["headers"]["API-Version"];
                "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                "Cache-Control": components["headers"]["Cache-Control"];
                "Content-Language": components["headers"]["Content-Language"];
                "Policy-Version": components["headers"]["Policy-Version"];
                "Request-Id": components["headers"]["Request-Id"];
                Vary: components["headers"]["Vary"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The address does not support the method asked. */
        MethodNotAllowed: {
            headers: {
                "API-Version": components["headers"]["API-Version"];
                "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                Allow: components["headers"]["Allow"];
                "Cache-Control": components["headers"]["Cache-Control"];
                "Content-Language": components["headers"]["Content-Language"];
                "Policy-Version": components["headers"]["Policy-Version"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Request-Id": components["headers"]["Request-Id"];
                Vary: components["headers"]["Vary"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The answer cannot be written in any media type that the caller accepts. */
        NotAcceptable: {
            headers: {
                "API-Version": components["headers"]["API-Version"];
                "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                "Cache-Control": components["headers"]["Cache-Control"];
                "Content-Language": components["headers"]["Content-Language"];
                "Policy-Version": components["headers"]["Policy-Version"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Request-Id": components["headers"]["Request-Id"];
                Vary: components["headers"]["Vary"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no such thing. */
        NotFound: {
            headers: {
                "API-Version": components["headers"]["API-Version"];
                "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                "Cache-Control": components["headers"]["Cache-Control"];
                "Content-Language": components["headers"]["Content-Language"];
                "Policy-Version": components["headers"]["Policy-Version"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Request-Id": components["headers"]["Request-Id"];
                Vary: components["headers"]["Vary"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The content is the one whose ETag was sent in If-None-Match. */
        NotModified: {
            headers: {
                "API-Version": components["headers"]["API-Version"];
                "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                "Cache-Control": components["headers"]["Cache-Control"];
                "Content-Language": components["headers"]["Content-Language"];
                ETag: components["headers"]["ETag"];
                "Policy-Version": components["headers"]["Policy-Version"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Request-Id": components["headers"]["Request-Id"];
                Vary: components["headers"]["Vary"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description Any other problem. */
        OtherProblem: {
            headers: {
                "API-Version": components["headers"]["API-Version"];
                "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                "Cache-Control": components["headers"]["Cache-Control"];
                "Content-Language": components["headers"]["Content-Language"];
                "Policy-Version": components["headers"]["Policy-Version"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Request-Id": components["headers"]["Request-Id"];
                Vary: components["headers"]["Vary"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is too large. */
        PayloadTooLarge: {
            headers: {
                "API-Version": components["headers"]["API-Version"];
                "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                "Cache-Control": components["headers"]["Cache-Control"];
                "Content-Language": components["headers"]["Content-Language"];
                "Policy-Version": components["headers"]["Policy-Version"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Request-Id": components["headers"]["Request-Id"];
                Vary: components["headers"]["Vary"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The server does not hold the policy book that `policy_version` names; `allowed` lists those that it holds. */
        PolicyNotHeld: {
            headers: {
                "API-Version": components["headers"]["API-Version"];
                "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                "Cache-Control": components["headers"]["Cache-Control"];
                "Content-Language": components["headers"]["Content-Language"];
                "Policy-Version": components["headers"]["Policy-Version"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Request-Id": components["headers"]["Request-Id"];
                Vary: components["headers"]["Vary"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The service is busy, starting or stopping for now. */
        ServiceUnavailable: {
            headers: {
                "API-Version": components["headers"]["API-Version"];
                "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                "Cache-Control": components["headers"]["Cache-Control"];
                "Content-Language": components["headers"]["Content-Language"];
                "Policy-Version": components["headers"]["Policy-Version"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Request-Id": components["headers"]["Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                Vary: components["headers"]["Vary"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many requests for now. */
        TooManyRequests: {
            headers: {
                "API-Version": components["headers"]["API-Version"];
                "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                "Cache-Control": components["headers"]["Cache-Control"];
                "Content-Language": components["headers"]["Content-Language"];
                "Policy-Version": components["headers"]["Policy-Version"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Request-Id": components["headers"]["Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                Vary: components["headers"]["Vary"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description No key or token, or one that does not hold. */
        Unauthorized: {
            headers: {
                "API-Version": components["headers"]["API-Version"];
                "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                "Cache-Control": components["headers"]["Cache-Control"];
                "Content-Language": components["headers"]["Content-Language"];
                "Policy-Version": components["headers"]["Policy-Version"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Request-Id": components["headers"]["Request-Id"];
                Vary: components["headers"]["Vary"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is not application/json in UTF-8. */
        UnsupportedMediaType: {
            headers: {
                "API-Version": components["headers"]["API-Version"];
                "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                "Cache-Control": components["headers"]["Cache-Control"];
                "Content-Language": components["headers"]["Content-Language"];
                "Policy-Version": components["headers"]["Policy-Version"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Request-Id": components["headers"]["Request-Id"];
                Vary: components["headers"]["Vary"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A field does not fit; each fault is named with its pointer. */
        ValidationFailed: {
            headers: {
                "API-Version": components["headers"]["API-Version"];
                "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                "Cache-Control": components["headers"]["Cache-Control"];
                "Content-Language": components["headers"]["Content-Language"];
                "Policy-Version": components["headers"]["Policy-Version"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Request-Id": components["headers"]["Request-Id"];
                Vary: components["headers"]["Vary"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description Version of this contract. */
        "API-Version": string;
        /** @description Where the operator lets pages of other origins call: the origin that may read the response. */
        "Access-Control-Allow-Origin": string;
        /** @description The methods that the address supports. */
        Allow: string;
        /** @description How long and by whom the response may be kept. */
        "Cache-Control": string;
        /** @description Language of the sentences. */
        "Content-Language": string;
        /** @description Digest of the content; send it back in If-None-Match. */
        ETag: string;
        /** @description Other pages of the list, and the successor of what is deprecated. */
        Link: string;
        /** @description Version of the policy book. */
        "Policy-Version": string;
        /** @description Where requests are limited: how many are left, and the seconds until there are more. */
        RateLimit: string;
        /** @description Where requests are limited: how many are allowed, and in how many seconds. */
        "RateLimit-Policy": string;
        /** @description Id of the request: the caller's own where the request carries a fit one, else a new one. */
        "Request-Id": string;
        /** @description Seconds after which to ask again. */
        "Retry-After": string;
        /** @description The request headers on which the response depends. */
        Vary: string;
        /** @description How to be let in. */
        "WWW-Authenticate": string;
    };
    pathItems: never;
}
export interface operations {
    getLive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It lives. */
            200: {
                headers: {
                    "API-Version": components["headers"]["API-Version"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    "Policy-Version": components["headers"]["Policy-Version"];
                    "Request-Id": components["headers"]["Request-Id"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Live"];
                };
            };
            304: components["responses"]["NotModified"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["InternalError"];
            default: components["responses"]["OtherProblem"];
        };
    };
    getReady: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is ready. */
            200: {
                headers: {
                    "API-Version": components["headers"]["API-Version"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    "Policy-Version": components["headers"]["Policy-Version"];
                    "Request-Id": components["headers"]["Request-Id"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ready"];
                };
            };
            304: components["responses"]["NotModified"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["InternalError"];
            /** @description It leaves and is to be sent no more requests. */
            503: {
                headers: {
                    "API-Version": components["headers"]["API-Version"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    "Policy-Version": components["headers"]["Policy-Version"];
                    "Request-Id": components["headers"]["Request-Id"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ready"];
                };
            };
            default: components["responses"]["OtherProblem"];
        };
    };
    getEntryPoints: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entry points. */
            200: {
                headers: {
                    "API-Version": components["headers"]["API-Version"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    "Policy-Version": components["headers"]["Policy-Version"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryPoints"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherProblem"];
        };
    };
    listAreas: {
        parameters: {
            query?: {
                /** @description The page, from 1. [page number] */
                page?: number;
                /** @description Items on a page. [items] */
                page_size?: number;
                /** @description Only areas of this province. */
                province?: string;
                /** @description Only areas of this level. */
                level?: components["schemas"]["AreaLevel"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of areas. */
            200: {
                headers: {
                    "API-Version": components["headers"]["API-Version"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "Policy-Version": components["headers"]["Policy-Version"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AreaPage"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherProblem"];
        };
    };
    getArea: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Six digits of GB/T 2260.
                 * @example 110000
                 */
                area_code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The area. */
            200: {
                headers: {
                    "API-Version": components["headers"]["API-Version"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    "Policy-Version": components["headers"]["Policy-Version"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AreaDetail"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherProblem"];
        };
    };
    assess: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BalanceTransferAssessmentRequest"] | components["schemas"]["CashWithdrawalAssessmentRequest"] | components["schemas"]["FamilySharingAssessmentRequest"] | components["schemas"]["RetirementBenefitAssessmentRequest"] | components["schemas"]["ContributionRefundAssessmentRequest"] | components["schemas"]["BalanceInquiryAssessmentRequest"] | components["schemas"]["ContributionsAssessmentRequest"] | components["schemas"]["BenefitContinuityAssessmentRequest"] | components["schemas"]["RegistrationAssessmentRequest"] | components["schemas"]["RegistrationChangeAssessmentRequest"] | components["schemas"]["ManualReimbursementAssessmentRequest"] | components["schemas"]["EnrolmentCertificateAssessmentRequest"];
            };
        };
        responses: {
            /** @description The assessment. */
            200: {
                headers: {
                    "API-Version": components["headers"]["API-Version"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Language": components["headers"]["Content-Language"];
                    "Policy-Version": components["headers"]["Policy-Version"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Assessment"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["PolicyNotHeld"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherProblem"];
        };
    };
    answerBatch: {
        parameters: {
            query?: {
                /** @description Whole answers (`full`, the default), or their heart. */
                detail?: components["schemas"]["Detail"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BatchRequest"];
                "application/x-ndjson": string;
            };
        };
        responses: {
            /** @description The results, in order. */
            200: {
                headers: {
                    "API-Version": components["headers"]["API-Version"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Language": components["headers"]["Content-Language"];
                    "Policy-Version": components["headers"]["Policy-Version"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchAnswer"] | components["schemas"]["CompactBatchAnswer"];
                    "application/x-ndjson": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherProblem"];
        };
    };
    decideBalanceTransfer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BalanceTransferRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "API-Version": components["headers"]["API-Version"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Language": components["headers"]["Content-Language"];
                    "Policy-Version": components["headers"]["Policy-Version"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BalanceTransferAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["PolicyNotHeld"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherProblem"];
        };
    };
    decideBenefitContinuity: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BenefitContinuityRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "API-Version": components["headers"]["API-Version"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Language": components["headers"]["Content-Language"];
                    "Policy-Version": components["headers"]["Policy-Version"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BenefitContinuityAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["PolicyNotHeld"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherProblem"];
        };
    };
    decideCashWithdrawal: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CashWithdrawalRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "API-Version": components["headers"]["API-Version"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Language": components["headers"]["Content-Language"];
                    "Policy-Version": components["headers"]["Policy-Version"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CashWithdrawalAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["PolicyNotHeld"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherProblem"];
        };
    };
    decideContributionRefund: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefundDecisionRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "API-Version": components["headers"]["API-Version"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Language": components["headers"]["Content-Language"];
                    "Policy-Version": components["headers"]["Policy-Version"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundDecisionAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["PolicyNotHeld"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherProblem"];
        };
    };
    decideFamilySharing: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FamilySharingRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "API-Version": components["headers"]["API-Version"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Language": components["headers"]["Content-Language"];
                    "Policy-Version": components["headers"]["Policy-Version"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FamilySharingAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["PolicyNotHeld"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherProblem"];
        };
    };
    decideRetirementBenefit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetirementBenefitRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "API-Version": components["headers"]["API-Version"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Language": components["headers"]["Content-Language"];
                    "Policy-Version": components["headers"]["Policy-Version"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetirementBenefitAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["PolicyNotHeld"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherProblem"];
        };
    };
    getGuide: {
        parameters: {
            query?: {
                /** @description The pooling area; without it only what holds nationwide is told. */
                area?: string;
                /** @description The day for which the rules are asked; today in Asia/Shanghai when not stated. */
                on?: string;
                /** @description Answer with only what the book had recorded by that day; today when not stated. */
                known_on?: string;
                /** @description Scheme in the old area / 在原参保地参加的医保制度. Preconditions are checked against it (balance-transfer). */
                scheme_at_origin?: components["schemas"]["Scheme"];
                /** @description Scheme in the new area / 在新参保地参加的医保制度. Preconditions are checked against it (balance-transfer). */
                scheme_at_destination?: components["schemas"]["Scheme"];
                /** @description Insured status / 参保身份. Preconditions are checked against it (balance-transfer). */
                insured_status?: components["schemas"]["InsuredStatus"];
                /** @description Resettled in another province after retirement / 退休后是否跨省异地安置. Preconditions are checked against it (balance-transfer). */
                resettled_across_provinces?: "true" | "false";
                /** @description Enrolment in the old area / 原参保地的参保状态. Preconditions are checked against it (balance-transfer). */
                origin_enrolment?: components["schemas"]["OriginEnrolment"];
                /** @description Enrolment in the new area / 新参保地的参保状态. Preconditions are checked against it (balance-transfer). */
                destination_enrolment?: components["schemas"]["DestinationEnrolment"];
                /** @description Unpaid employee-scheme contributions in the old area / 在原参保地是否欠缴职工医保费. Preconditions are checked against it (balance-transfer). */
                origin_arrears?: "true" | "false";
                /** @description Whether the new area can accept personal account money / 新参保地能否接收个人账户资金. Preconditions are checked against it (balance-transfer). */
                destination_accepts_account?: "true" | "false";
                /** @description Whether family sharing is set up now / 是否正在家庭共济. Preconditions are checked against it (balance-transfer). */
                family_sharing_active?: "true" | "false";
                /** @description reason for a withdrawal / 支取理由. Preconditions are checked against it (cash-withdrawal). */
                ground?: components["schemas"]["WithdrawalGround"];
                /** @description What the relative is to the account owner / 亲属与账户本人的关系. Preconditions are checked against it (family-sharing). */
                relationship?: components["schemas"]["Relationship"];
                /** @description Whether the relative is insured / 亲属是否参加基本医保. Preconditions are checked against it (family-sharing). */
                relative_insured?: "true" | "false";
                /** @description What the shared money is for / 共济的用途. Preconditions are checked against it (family-sharing). */
                purpose?: components["schemas"]["SharingPurpose"];
                /** @description Whether the account owner is about to transfer away / 账户本人是否要把医保关系转走. Preconditions are checked against it (family-sharing). */
                owner_moving_out?: "true" | "false";
                /** @description Sex / 性别. Preconditions are checked against it (retirement-benefit). */
                sex?: components["schemas"]["Sex"];
                /** @description A woman's post before retirement / 女职工退休前的岗位. Preconditions are checked against it (retirement-benefit). */
                post_category?: components["schemas"]["PostCategory"];
                /** @description Employee-scheme retirement formalities done / 是否已办理职工医保退休手续. Preconditions are checked against it (retirement-benefit). */
                retirement_formalities_done?: "true" | "false";
                /** @description Whether the benefit period of the contribution has begun / 要退的医保费，待遇享受期是否已开始. Preconditions are checked against it (contribution-refund). */
                benefit_period_started?: "true" | "false";
                /** @description Reason for the refund / 退费原因. Preconditions are checked against it (contribution-refund). */
                reason?: components["schemas"]["RefundReason"];
            };
            header?: never;
            path: {
                /**
                 * @description The matter: a thing a person gets done at an agency.
                 * @example balance-transfer
                 */
                matter: components["schemas"]["GuideMatter"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The guide. */
            200: {
                headers: {
                    "API-Version": components["headers"]["API-Version"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    "Policy-Version": components["headers"]["Policy-Version"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Guide"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherProblem"];
        };
    };
    getPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The book. */
            200: {
                headers: {
                    "API-Version": components["headers"]["API-Version"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    "Policy-Version": components["headers"]["Policy-Version"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Policy"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherProblem"];
        };
    };
    listChanges: {
        parameters: {
            query?: {
                /** @description The page, from 1. [page number] */
                page?: number;
                /** @description Items on a page. [items] */
                page_size?: number;
                /** @description Only changes filed under this area. */
                area?: string;
                /** @description Only changes of this topic. */
                topic?: string;
                /** @description Only changes on exactly this day; `from` and `to` ask for several days. */
                on?: string;
                /** @description Only changes up to today (`past`), or after it (`coming`). */
                when?: "past" | "coming";
                /** @description Only changes on this day or later. */
                from?: string;
                /** @description Only changes on this day or earlier. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of changes. */
            200: {
                headers: {
                    "API-Version": components["headers"]["API-Version"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "Policy-Version": components["headers"]["Policy-Version"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangePage"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherProblem"];
        };
    };
    getChangesFeed: {
        parameters: {
            query?: {
                /** @description The page, from 1. [page number] */
                page?: number;
                /** @description Items on a page. [items] */
                page_size?: number;
                /** @description Only changes filed under this area. */
                area?: string;
                /** @description Only changes of this topic. */
                topic?: string;
                /** @description Only changes on exactly this day; `from` and `to` ask for several days. */
                on?: string;
                /** @description Only changes up to today (`past`), or after it (`coming`). */
                when?: "past" | "coming";
                /** @description Only changes on this day or later. */
                from?: string;
                /** @description Only changes on this day or earlier. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the feed. */
            200: {
                headers: {
                    "API-Version": components["headers"]["API-Version"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "Policy-Version": components["headers"]["Policy-Version"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/atom+xml": string;
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherProblem"];
        };
    };
    comparePolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BalanceTransferComparisonRequest"] | components["schemas"]["FamilySharingComparisonRequest"] | components["schemas"]["RefundDecisionComparisonRequest"] | components["schemas"]["RefundAmountComparisonRequest"] | components["schemas"]["CashWithdrawalComparisonRequest"] | components["schemas"]["BalanceSettlementComparisonRequest"] | components["schemas"]["MonthlyCreditComparisonRequest"] | components["schemas"]["ContributionsComparisonRequest"] | components["schemas"]["BenefitContinuityComparisonRequest"] | components["schemas"]["ProcessingTimeComparisonRequest"] | components["schemas"]["RetirementBenefitComparisonRequest"] | components["schemas"]["RetirementMakeupComparisonRequest"];
            };
        };
        responses: {
            /** @description What changes and why. */
            200: {
                headers: {
                    "API-Version": components["headers"]["API-Version"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Language": components["headers"]["Content-Language"];
                    "Policy-Version": components["headers"]["Policy-Version"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comparison"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["PolicyNotHeld"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherProblem"];
        };
    };
    listConflicts: {
        parameters: {
            query?: {
                /** @description The page, from 1. [page number] */
                page?: number;
                /** @description Items on a page. [items] */
                page_size?: number;
                /** @description Only conflicts filed under this area. */
                area?: string;
                /** @description Only conflicts of this topic. */
                topic?: string;
                /** @description The day for which the rules are asked; today in Asia/Shanghai when not stated. */
                on?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of conflicts. */
            200: {
                headers: {
                    "API-Version": components["headers"]["API-Version"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "Policy-Version": components["headers"]["Policy-Version"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConflictPage"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherProblem"];
        };
    };
    getCoverage: {
        parameters: {
            query?: {
                /** @description The page, from 1. [page number] */
                page?: number;
                /** @description Items on a page. [items] */
                page_size?: number;
                /** @description Only this area. */
                area?: string;
                /** @description Only this topic. */
                topic?: string;
                /** @description Only topics in this state. */
                state?: components["schemas"]["KnowledgeState"];
                /** @description The day for which the rules are asked; today in Asia/Shanghai when not stated. */
                on?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of coverage. */
            200: {
                headers: {
                    "API-Version": components["headers"]["API-Version"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "Policy-Version": components["headers"]["Policy-Version"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoveragePage"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherProblem"];
        };
    };
    listParameters: {
        parameters: {
            query?: {
                /** @description The page, from 1. [page number] */
                page?: number;
                /** @description Items on a page. [items] */
                page_size?: number;
                /** @description Only values filed under this area. */
                area?: string;
                /** @description Only parameters of this topic. */
                topic?: string;
                /** @description Only this parameter. */
                name?: string;
                /** @description Only values of this standing. */
                standing?: components["schemas"]["Standing"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of values. */
            200: {
                headers: {
                    "API-Version": components["headers"]["API-Version"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "Policy-Version": components["headers"]["Policy-Version"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParameterPage"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherProblem"];
        };
    };
    listSources: {
        parameters: {
            query?: {
                /** @description The page, from 1. [page number] */
                page?: number;
                /** @description Items on a page. [items] */
                page_size?: number;
                /** @description Only sources of values filed under this area. */
                area?: string;
                /** @description Only sources of values of this topic. */
                topic?: string;
                /** @description Only sources of something that holds on this day, in that area and topic; all if not stated. */
                on?: string;
                /** @description Only sources with evidence of this grade. */
                evidence?: components["schemas"]["Evidence"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of sources. */
            200: {
                headers: {
                    "API-Version": components["headers"]["API-Version"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "Policy-Version": components["headers"]["Policy-Version"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourcePage"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherProblem"];
        };
    };
    estimateProcessingTime: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProcessingTimeRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "API-Version": components["headers"]["API-Version"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Language": components["headers"]["Content-Language"];
                    "Policy-Version": components["headers"]["Policy-Version"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcessingTimeAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["PolicyNotHeld"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherProblem"];
        };
    };
    listQuestions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The questions. */
            200: {
                headers: {
                    "API-Version": components["headers"]["API-Version"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    "Policy-Version": components["headers"]["Policy-Version"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Questions"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherProblem"];
        };
    };
    getQuestion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The question, with a full stop for the slash.
                 * @example refund-amounts.monthly-credit
                 */
                question: "eligibility-decisions.balance-transfer" | "eligibility-decisions.benefit-continuity" | "eligibility-decisions.cash-withdrawal" | "eligibility-decisions.contribution-refund" | "eligibility-decisions.family-sharing" | "eligibility-decisions.retirement-benefit" | "processing-time-estimates" | "refund-amounts.balance-settlement" | "refund-amounts.contribution-refund" | "refund-amounts.contributions" | "refund-amounts.monthly-credit" | "refund-amounts.retirement-makeup";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The question. */
            200: {
                headers: {
                    "API-Version": components["headers"]["API-Version"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    "Policy-Version": components["headers"]["Policy-Version"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Question"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherProblem"];
        };
    };
    planQuestions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The question, with a full stop for the slash.
                 * @example refund-amounts.monthly-credit
                 */
                question: "eligibility-decisions.balance-transfer" | "eligibility-decisions.benefit-continuity" | "eligibility-decisions.cash-withdrawal" | "eligibility-decisions.contribution-refund" | "eligibility-decisions.family-sharing" | "eligibility-decisions.retirement-benefit" | "processing-time-estimates" | "refund-amounts.balance-settlement" | "refund-amounts.contribution-refund" | "refund-amounts.contributions" | "refund-amounts.monthly-credit" | "refund-amounts.retirement-makeup";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanRequest"];
            };
        };
        responses: {
            /** @description The plan. */
            200: {
                headers: {
                    "API-Version": components["headers"]["API-Version"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Language": components["headers"]["Content-Language"];
                    "Policy-Version": components["headers"]["Policy-Version"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuestionPlan"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["PolicyNotHeld"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherProblem"];
        };
    };
    computeBalanceSettlement: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BalanceSettlementRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "API-Version": components["headers"]["API-Version"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Language": components["headers"]["Content-Language"];
                    "Policy-Version": components["headers"]["Policy-Version"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BalanceSettlementAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["PolicyNotHeld"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherProblem"];
        };
    };
    computeContributionRefund: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefundAmountRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "API-Version": components["headers"]["API-Version"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Language": components["headers"]["Content-Language"];
                    "Policy-Version": components["headers"]["Policy-Version"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundAmountAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["PolicyNotHeld"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherProblem"];
        };
    };
    computeContributions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContributionsRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "API-Version": components["headers"]["API-Version"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Language": components["headers"]["Content-Language"];
                    "Policy-Version": components["headers"]["Policy-Version"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContributionsAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["PolicyNotHeld"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherProblem"];
        };
    };
    computeMonthlyCredit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MonthlyCreditRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "API-Version": components["headers"]["API-Version"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Language": components["headers"]["Content-Language"];
                    "Policy-Version": components["headers"]["Policy-Version"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MonthlyCreditAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["PolicyNotHeld"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherProblem"];
        };
    };
    computeRetirementMakeup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetirementMakeupRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "API-Version": components["headers"]["API-Version"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Language": components["headers"]["Content-Language"];
                    "Policy-Version": components["headers"]["Policy-Version"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetirementMakeupAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["PolicyNotHeld"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherProblem"];
        };
    };
    sweepQuestion: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SweepRequest"];
            };
        };
        responses: {
            /** @description The pieces. */
            200: {
                headers: {
                    "API-Version": components["headers"]["API-Version"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Language": components["headers"]["Content-Language"];
                    "Policy-Version": components["headers"]["Policy-Version"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sweep"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["PolicyNotHeld"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherProblem"];
        };
    };
    countWorkingDays: {
        parameters: {
            query: {
                /** @description The event; the first day counted is the working day after it. */
                start_on: string;
                /** @description How many working days. [working days] */
                count: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The days counted. */
            200: {
                headers: {
                    "API-Version": components["headers"]["API-Version"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    "Policy-Version": components["headers"]["Policy-Version"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkingDays"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherProblem"];
        };
    };
}
