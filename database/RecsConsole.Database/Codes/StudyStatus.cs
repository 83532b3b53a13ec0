namespace RecsConsole.Database.Codes;

/// <summary>The states of a study.</summary>
public enum StudyStatus
{
    /// <summary>The study's pairs can be judged.</summary>
    Open,

    /// <summary>Nothing in the study can change any more.</summary>
    Closed,
}
