namespace RecsConsole.Database.Codes;

/// <summary>The states of a study.</summary>
public enum StudyStatus
{
    /// <summary>Its pairs can be judged.</summary>
    Open,

    /// <summary>Nothing in it can change any more.</summary>
    Closed,
}
