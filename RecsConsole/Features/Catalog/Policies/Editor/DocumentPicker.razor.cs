using Microsoft.AspNetCore.Components;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Catalog.Policies.Editor;

/// <summary>Picks the documents that state a rule by searching their titles: a tenant may have too many for a list.</summary>
public sealed partial class DocumentPicker(FindStatingDocuments findDocuments, ActorProvider actors)
{
    // titles found here; those of already named documents are in the choices
    private readonly Dictionary<string, string> _titles = new(StringComparer.Ordinal);
    private FoundDocuments? _found;
    private string? _refusal;
    private string _words = "";

    [Parameter, EditorRequired]
    public required string Id { get; set; }

    /// <summary>Changed in place: it belongs to the form.</summary>
    [Parameter, EditorRequired]
    public required IList<string> Chosen { get; set; }

    [Parameter, EditorRequired]
    public required PolicyChoices Choices { get; set; }

    [Parameter]
    public string? Wrong { get; set; }

    [Parameter]
    public EventCallback OnChange { get; set; }

    private string? Answer =>
        _refusal
        ?? _found switch
        {
            null => null,
            { Documents.Count: 0 } => Texts.NoDocumentFound,
            { IsCut: true } => Texts.MoreDocumentsFound.With(FindStatingDocuments.Max),
            _ => Texts.DocumentsFound.With(_found.Documents.Count),
        };

    private string TitleOf(string key) => _titles.GetValueOrDefault(key) ?? PolicyLabels.Document(key, Choices);

    private async Task FindAsync()
    {
        (_found, _refusal) = (null, null);
        var asked = _words.Trim();
        if (asked.Length == 0)
        {
            return;
        }

        var result = await findDocuments.RunAsync(await actors.GetAsync(Disposed), asked, Disposed);
        if (string.Equals(asked, _words.Trim(), StringComparison.Ordinal)) // drops a late answer to an earlier query
        {
            (_found, _refusal) = (result.Value, result.Error?.Message);
        }
    }

    private Task AddAsync(DocumentChoice document)
    {
        _titles[document.Key] = document.Title;
        Chosen.Add(document.Key);
        return OnChange.InvokeAsync();
    }

    private Task TakeOutAsync(string key)
    {
        Chosen.Remove(key);
        return OnChange.InvokeAsync();
    }
}
