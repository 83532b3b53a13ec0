namespace RecsConsole.Casework.Intake;

/// <summary>How long what a case says may be, whoever says it: a person, a file, or another system.</summary>
internal static class CaseLimits
{
    public const int LongestTitle = 400;
    public const int LongestDescription = 100_000;

    /// <summary>Of keys, and of issue types and products.</summary>
    public const int LongestKey = 100;

    /// <summary>Of a contact.</summary>
    public const int LongestName = 200;

    /// <summary>Of a contact.</summary>
    public const int LongestAddress = 256;

    /// <summary>Own fields of a case.</summary>
    public const int MaxFields = 100;

    public const int LongestFieldName = 100;
    public const int LongestFieldValue = 2_000;
}
