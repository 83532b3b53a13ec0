namespace RecsConsole.Database.Codes;

/// <summary>Who answers feedback on a suggestion.</summary>
public enum ReportRoute
{
    /// <summary>The maintainers of the catalog.</summary>
    Rules,

    /// <summary>The people responsible for permissions.</summary>
    Security,
}
