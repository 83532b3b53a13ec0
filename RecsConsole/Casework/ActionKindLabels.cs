using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Casework;

/// <summary>Display texts of action types; a tenant's own types keep their names.</summary>
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
