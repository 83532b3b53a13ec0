using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace RecsConsole.Tests.Database;

/// <summary>SQL Server's own parser.</summary>
internal static class TransactSql
{
    /// <summary>What the parser has against a text.</summary>
    public static IReadOnlyList<string> FaultsOf(string text)
    {
        Parse(text, out var faults);
        return faults;
    }

    public static TSqlFragment Parse(string text, out IReadOnlyList<string> faults)
    {
        using var reader = new StringReader(text);
        var parsed = new TSql150Parser(initialQuotedIdentifiers: true, SqlEngineType.All).Parse(reader, out var errors);
        faults = [.. errors.Select(error => $"{error.Line}: {error.Message} in: {text}")];
        return parsed;
    }
}
