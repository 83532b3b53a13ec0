using System.Globalization;
using Microsoft.AspNetCore.Components;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Privacy.Erasures.Receipts;

/// <summary>Reads and shows the receipt of an erasure.</summary>
public sealed partial class ReceiptCard(ReadErasureReceipt readReceipt, ActorProvider actors)
{
    private ErasureReceipt? _receipt;
    private Error? _error;
    private Guid _read;

    /// <summary>Id of the destroyed key.</summary>
    [Parameter, EditorRequired]
    public required Guid Key { get; set; }

    /// <summary>The page without the receipt.</summary>
    [Parameter, EditorRequired]
    public required string CloseAddress { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (_read == Key)
        {
            return; // each render of the page sets parameters again
        }

        var asked = Key;
        (_read, _receipt, _error) = (asked, null, null);
        var result = await readReceipt.RunAsync(await actors.GetAsync(Disposed), asked, Disposed);
        if (asked == Key)
        {
            (_receipt, _error) = (result.Value, result.Error);
        }
    }

    private static string AddressOf(ErasureReceipt receipt) => $"/audit?entry={receipt.EntryId:D}";

    private static List<string> TablesOf(ErasureReceipt receipt) =>
        [.. receipt.Unreadable.Keys.Union(receipt.Deleted.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static string CountOf(IReadOnlyDictionary<string, int> counts, string table) =>
        counts.GetValueOrDefault(table).ToString("N0", CultureInfo.CurrentCulture);
}
