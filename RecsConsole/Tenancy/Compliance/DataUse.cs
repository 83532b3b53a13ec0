namespace RecsConsole.Tenancy.Compliance;

/// <summary>What a file with data about people is to be used for.</summary>
public enum DataUse
{
    /// <summary>Planning shifts, training and who learns from whom.</summary>
    Planning,

    /// <summary>Finding out where cases and documents go wrong, not who did.</summary>
    Quality,

    /// <summary>Choosing whom to hire or promote.</summary>
    Hiring,

    /// <summary>Deciding about a customer's credit or price.</summary>
    Credit,

    /// <summary>Judging how well a person works.</summary>
    PerformanceReview,

    /// <summary>Warnings, dismissals and other measures against a person.</summary>
    Discipline,
}
