namespace RecsConsole.Database.Codes;

/// <summary>The states of a report that a document is out of date, or that a suggestion was wrong.</summary>
public enum DocumentReportStatus
{
    Open,
    Fixed,
    Rejected,

    /// <summary>The reporter undid the dismissal before anybody answered.</summary>
    Undone,
}
