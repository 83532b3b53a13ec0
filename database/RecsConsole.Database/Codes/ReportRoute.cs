namespace RecsConsole.Database.Codes;

/// <summary>Who answers feedback on a suggestion.</summary>
public enum ReportRoute
{
    /// <summary>The maintainers of the catalog.</summary>
    Rules,

    /// <summary>Those responsible for permissions.</summary>
    Security,
}
