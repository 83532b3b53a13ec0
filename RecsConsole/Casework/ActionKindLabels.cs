using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Casework;

/// <summary>Types of actions in words; those that a tenant brought along keep their own.</summary>
public static class ActionKindLabels
{
    public static string Of(string kind) =>
        kind switch
        {
            "communicate" => CaseworkTexts.ActionKindCommunicate,
            "investigate" => CaseworkTexts.ActionKindInvestigate,
            "fix" => CaseworkTexts.ActionKindFix,
            "escalate" => CaseworkTexts.ActionKindEscalate,
            "assign" => CaseworkTexts.ActionKindAssign,
            "close" => CaseworkTexts.ActionKindClose,
            "compliance" => CaseworkTexts.ActionKindCompliance,
            ActionFacts.LoggedKind => CaseworkTexts.ActionKindLogged,
            _ => StateLabels.Of(kind),
        };
}
