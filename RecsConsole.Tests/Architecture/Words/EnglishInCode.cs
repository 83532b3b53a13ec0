namespace RecsConsole.Tests.Architecture;

/// <summary>Words that stay in code, by file, with the reason beside them.</summary>
internal static class EnglishInCode
{
    public static readonly string[] All = [];
}
