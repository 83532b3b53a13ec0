namespace RecsConsole.Casework.Alerts;

/// <summary>What an alert is about, in words without names, for everybody who is told of it.</summary>
public static class AlertTitles
{
    public static string Of(SecurityAlertKind kind) =>
        kind switch
        {
            SecurityAlertKind.Leak => CaseworkTexts.AlertLeak,
            SecurityAlertKind.Audit => CaseworkTexts.AlertAudit,
            SecurityAlertKind.BreakGlass => CaseworkTexts.AlertBreakGlass,
            SecurityAlertKind.WrongPermission => CaseworkTexts.AlertWrongPermission,
            SecurityAlertKind.Erasures => CaseworkTexts.AlertErasures,
            _ => CaseworkTexts.AlertGuessing,
        };
}
