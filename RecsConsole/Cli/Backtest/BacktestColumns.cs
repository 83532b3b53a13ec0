using RecsConsole.Casework;

namespace RecsConsole.Cli.Backtest;

/// <summary>The option that says which columns of the events contain fields of the case.</summary>
internal static class BacktestColumns
{
    /// <summary>Reads "product=category;team=assignment_group".</summary>
    public static IReadOnlyDictionary<string, string> Parse(string? text)
    {
        var columns = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in (text ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = pair.Split('=');
            if (
                parts is not [CaseFieldColumns.Product or CaseFieldColumns.Team or CaseFieldColumns.Priority, { Length: > 0 }]
                || !columns.TryAdd(parts[0], parts[1])
            )
            {
                throw new CommandException(
                    $"--fields: '{pair}' is not product=COLUMN, team=COLUMN or priority=COLUMN, each once.",
                    CommandException.WrongInput
                );
            }
        }

        return columns;
    }
}
