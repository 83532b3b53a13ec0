using System.Diagnostics.CodeAnalysis;
using Radzen.Blazor;

namespace RecsConsole.Components.Lists;

/// <summary>Exports a whole list, not only the page on screen.</summary>
public static class GridExport
{
    /// <param name="readPage">Reads one page of the list with the reader's rights; null when it may no longer be read.</param>
    [SuppressMessage("Usage", "BL0005", Justification = "The grid writes the rows it holds: all for a moment, which it does not draw.")]
    public static async Task WriteAsync<TLine>(
        RadzenDataGrid<GridItem<TLine>> grid,
        string file,
        Func<int, Task<ListPart<TLine>?>> readPage
    )
        where TLine : notnull
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(readPage);
        List<GridItem<TLine>> all = [];
        for (var page = 1; await readPage(page) is { Lines.Count: > 0 } part && all.Count < part.Total; page++)
        {
            all.AddRange(part.Lines.Select(line => new GridItem<TLine>(line, line)));
        }

        var shown = grid.Data;
        try
        {
            grid.Data = all;
            await grid.ExportToCsvAsync(file, new() { EscapeFormulas = true });
        }
        finally
        {
            grid.Data = shown;
        }
    }
}
