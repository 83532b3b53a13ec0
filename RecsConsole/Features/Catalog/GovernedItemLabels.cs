namespace RecsConsole.Features.Catalog;

/// <summary>Kinds of governed items in words, for use within a sentence.</summary>
internal static class GovernedItemLabels
{
    /// <param name="noun">The noun in the audit trail.</param>
    public static string NounOf(string noun) =>
        noun switch
        {
            "action" => SharedTexts.Action.InSentence(),
            "playbook" => Texts.PlaybookInSentence,
            "policy" => SharedTexts.Policy.InSentence(),
            "workflow" => Texts.WorkflowInSentence,
            "service_level" => SharedTexts.ServiceLevel.InSentence(),
            _ => noun,
        };
}
