namespace RecsConsole.Database.Codes;

/// <summary>A reviewer's judgement of two slates, by system and never by side.</summary>
public enum PairVerdict
{
    /// <summary>System A was preferred.</summary>
    A,

    /// <summary>System B was preferred.</summary>
    B,

    /// <summary>Equally good.</summary>
    Tie,

    /// <summary>Both bad.</summary>
    Bad,

    /// <summary>No comparison: each item of a single list has a grade.</summary>
    Graded,
}
