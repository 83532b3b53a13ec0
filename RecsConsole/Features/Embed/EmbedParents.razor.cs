using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Embed;

/// <summary>Lets administrators edit the sites that may embed panels of the tenant's cases.</summary>
public sealed partial class EmbedParents(ListEmbedParents listEmbedParents, SaveEmbedParents saveEmbedParents, ActorProvider actors)
{
    private IReadOnlyList<string>? _seen;
    private Error? _error;
    private string _text = "";
    private string? _wrong;
    private string? _news;
    private bool _isSaving;

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
            _news = Texts.OriginsSaved;
        }
    }

    private void Take(IReadOnlyList<string>? origins)
    {
        if (origins is not null)
        {
            (_seen, _text) = (origins, string.Join('\n', origins));
        }
    }
}
