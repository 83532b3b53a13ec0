namespace RecsConsole.Database.Codes;

/// <summary>Who answers what was said of a suggestion.</summary>
public enum ReportRoute
{
    /// <summary>Those who keep the catalog.</summary>
    Rules,

    /// <summary>Those who watch over rights.</summary>
    Security,
}
