using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Drafts;
using RecsConsole.Components.Layout;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Embed;

/// <summary>Lets administrators edit the sites that may embed panels of the tenant's cases; kept as a draft until saved.</summary>
public sealed partial class EmbedParents(ListEmbedParents listEmbedParents, SaveEmbedParents saveEmbedParents, ActorProvider actors)
{
    private IReadOnlyList<string>? _seen;
    private Error? _error;
    private string _text = "";
    private string? _wrong;
    private string? _news;
    private bool _isSaving;
    private FormDraft<KeptOrigins>? _kept;

    [CascadingParameter(Name = AdministrationReading.IsReadOnly)]
    public bool IsReadOnly { get; set; }

    private KeptOrigins? Typed =>
        _seen is { } seen && !string.Equals(_text, TextOf(seen), StringComparison.Ordinal) ? new(_text, seen) : null;

    protected override Task OnInitializedAsync() => ReadAsync();

    private async Task ReadAsync()
    {
        var result = await listEmbedParents.RunAsync(await actors.GetAsync(Disposed), Disposed);
        _error = result.Error;
        Take(result.Value);
    }

    private async Task SaveAsync()
    {
        (_isSaving, _wrong, _news) = (true, null, null);
        var origins = _text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var result = await saveEmbedParents.RunAsync(await actors.GetAsync(Disposed), new(origins, _seen!), Disposed);
        (_isSaving, _wrong) = (false, result.Error?.Message);
        if (result.IsOk)
        {
            Take(result.Value);
            await (_kept?.ForgetAsync() ?? Task.CompletedTask);
            _news = Texts.OriginsSaved;
        }
    }

    private void Take(IReadOnlyList<string>? origins)
    {
        if (origins is not null)
        {
            (_seen, _text) = (origins, TextOf(origins));
        }
    }

    // with the list it was begun on: what somebody else has saved since is not overwritten
    private void TakeBack(KeptOrigins kept) => (_seen, _text) = (kept.Seen, kept.Text);

    private static string TextOf(IReadOnlyList<string> origins) => string.Join('\n', origins);
}
