namespace RecsConsole.Tests.Architecture;

/// <summary>A row of the page of threats by feature.</summary>
/// <param name="Cells">All of them, as written.</param>
internal sealed record ThreatRow(IReadOnlyList<string> Cells)
{
    private const int Columns = 7;

    public string Folder => Quoted(0).Single();

    public IReadOnlyList<string> Addresses => Quoted(2);

    public IReadOnlyList<string> Rights => Quoted(3);

    public IReadOnlyList<string> Threats => [.. Cells[5].Split("; ")];

    public IReadOnlyList<string> Tests => Quoted(6);

    /// <summary>The rows of all tables on a page that name a folder in their first column.</summary>
    public static IReadOnlyList<ThreatRow> Read(string page) =>
        [
            .. page.Split('\n')
                .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
                .Select(line => line.Trim().Trim('|').Split('|').Select(cell => cell.Trim()).ToList())
                .Where(cells => cells.Count is Columns)
                .Select(cells => new ThreatRow(cells)),
        ];

    private List<string> Quoted(int column) => [.. Cells[column].Split('`').Where((_, i) => i % 2 is 1)];
}
