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
            "listAccounts" => Texts.SumListAccounts,
            "readAccount" => Texts.SumReadAccount,
            "listPeople" => Texts.SumListPeople,
            "readPerson" => Texts.SumReadPerson,
            "createToken" => Texts.SumCreateToken,
            "openEmbed" => Texts.SumOpenEmbed,
            "announceTicketChange" => Texts.SumAnnounceTicketChange,
            _ => OfBringing(operation),
        };

    private static string? OfBringing(string? operation) =>
        operation switch
        {
            "bringCase" => Texts.SumBringCase,
            "bringCases" => Texts.SumBringCases,
            "bringEvent" => Texts.SumBringEvent,
            "bringEvents" => Texts.SumBringEvents,
            "bringOutcome" => Texts.SumBringOutcome,
            "bringRating" => Texts.SumBringRating,
            "bringOutcomes" => Texts.SumBringOutcomes,
            "bringRatings" => Texts.SumBringRatings,
            "bringAccount" => Texts.SumBringAccount,
            "bringAccounts" => Texts.SumBringAccounts,
            "putAccount" => Texts.SumPutAccount,
            "bringDocument" => Texts.SumBringDocument,
            "bringDocuments" => Texts.SumBringDocuments,
            "bringPolicy" => Texts.SumBringPolicy,
            "bringPolicies" => Texts.SumBringPolicies,
            "bringSignal" => Texts.SumBringSignal,
            "bringSignals" => Texts.SumBringSignals,
            "bringPerson" => Texts.SumBringPerson,
            "bringPeople" => Texts.SumBringPeople,
            _ => null,
        };
}
