namespace RecsConsole.Api.Description;

/// <summary>A one-line summary of each route.</summary>
internal static class ApiSummaries
{
    public static string? Of(string? operation) =>
        operation switch
        {
            "listCases" => Texts.SumListCases,
            "readCase" => Texts.SumReadCase,
            "recommend" => Texts.SumRecommend,
            "explainDecision" => Texts.SumExplain,
            "listDecisions" => Texts.SumListDecisions,
            "respondAll" => Texts.SumRespondAll,
            "respond" => Texts.SumRespond,
            "listActions" => Texts.SumListActions,
            "listDocuments" => Texts.SumListDocuments,
            "readDocument" => Texts.SumReadDocument,
            "listPolicies" => Texts.SumListPolicies,
            "readPolicy" => Texts.SumReadPolicy,
            "bringCase" => Texts.SumBringCase,
            "bringCases" => Texts.SumBringCases,
            "bringEvent" => Texts.SumBringEvent,
            "bringEvents" => Texts.SumBringEvents,
            "bringOutcome" => Texts.SumBringOutcome,
            "bringRating" => Texts.SumBringRating,
            "bringOutcomes" => Texts.SumBringOutcomes,
            "bringRatings" => Texts.SumBringRatings,
            "openEmbed" => Texts.SumOpenEmbed,
            "announceTicketChange" => Texts.SumAnnounceTicketChange,
            "listAccounts" => Texts.SumListAccounts,
            "readAccount" => Texts.SumReadAccount,
            "bringAccount" => Texts.SumBringAccount,
            "bringAccounts" => Texts.SumBringAccounts,
            "putAccount" => Texts.SumPutAccount,
            "bringDocument" => Texts.SumBringDocument,
            "bringDocuments" => Texts.SumBringDocuments,
            "bringPolicy" => Texts.SumBringPolicy,
            "bringPolicies" => Texts.SumBringPolicies,
            "listPeople" => Texts.SumListPeople,
            "readPerson" => Texts.SumReadPerson,
            "bringSignal" => Texts.SumBringSignal,
            "bringSignals" => Texts.SumBringSignals,
            "bringPerson" => Texts.SumBringPerson,
            "bringPeople" => Texts.SumBringPeople,
            _ => null,
        };
}
