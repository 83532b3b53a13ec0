namespace RecsConsole.Features.Cases.Detail.Panels;

/// <summary>Which part of a case a phone shows.</summary>
public enum CasePanel
{
    Case,

    /// <summary>The suggested steps and documents.</summary>
    Next,

    /// <summary>Whom to ask.</summary>
    People,
}
