using Microsoft.AspNetCore.Components;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Documents.Administration.List;

/// <summary>The documents that the signed-in person manages, leads or owns.</summary>
public sealed partial class DocumentsPage(
    ListDocuments listDocuments,
    ActorProvider actors,
    TimeProvider clock,
    NavigationManager navigation
)
{
    private DocumentFilter _filter = new();
    private DocumentFilter? _read;
    private DocumentList? _list;
    private Error? _error;

    [SupplyParameterFromQuery(Name = "q")]
    public string? SearchText { get; set; }

    [SupplyParameterFromQuery(Name = "status")]
    public string? StatusText { get; set; }

    [SupplyParameterFromQuery(Name = "kind")]
    public string? KindText { get; set; }

    [SupplyParameterFromQuery(Name = "owner")]
    public string? OwnerText { get; set; }

    [SupplyParameterFromQuery(Name = "language")]
    public string? LanguageText { get; set; }

    [SupplyParameterFromQuery(Name = "due")]
    public string? DueText { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public string? PageText { get; set; }

    private DateTimeOffset Now => clock.GetUtcNow();

    protected override async Task OnParametersSetAsync()
    {
        _filter = DocumentFilter.Parse(new(SearchText, StatusText, KindText, OwnerText, LanguageText, DueText, PageText));
        if (_filter != _read)
        {
            _read = _filter;
            await ReadAsync();
        }
    }

    internal static string AddressOf(string key) => $"{DocumentFilter.Path}/{Uri.EscapeDataString(key)}";

    private async Task ReadAsync()
    {
        var asked = _filter;
        var actor = await actors.GetAsync(Disposed);
        var result = await listDocuments.RunAsync(actor, asked, Disposed);
        if (asked == _filter)
        {
            (_list, _error) = (result.Value, result.Error);
        }
    }

    private void Show(DocumentFilter filter) => navigation.NavigateTo(filter.Address);
}
