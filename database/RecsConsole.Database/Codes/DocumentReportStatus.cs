namespace RecsConsole.Database.Codes;

/// <summary>The states of a report that a document is out of date.</summary>
public enum DocumentReportStatus
{
    Open,
    Fixed,
    Rejected,

    /// <summary>The reporter took the dismissal back before anybody answered.</summary>
    Undone,
}
