namespace RecsConsole.Features.Cases.Detail.Panels;

/// <summary>What of a case a phone shows at a time.</summary>
public enum CasePanel
{
    Case,

    /// <summary>The steps and documents that are suggested.</summary>
    Next,

    /// <summary>Whom to ask.</summary>
    People,
}
