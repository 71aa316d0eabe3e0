/** Where the service is, and how patient a screen is. Nothing else is to be changed by who deploys it. */

/** The service. Enter this HTTPS host as a legal request domain of the mini-program before it is released. */
export const SERVICE = "https://yibao.example.cn";

/** In milliseconds: when a screen says that it is still waiting, when it gives up, and before it tries again. */
export const pace = { noteAfter: 3_000, giveUpAfter: 10_000, tryAgainAfter: 800 };
