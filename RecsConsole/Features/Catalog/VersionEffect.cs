using Microsoft.AspNetCore.Components;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Catalog;

/// <summary>
/// What a version of an item, saved or not, would change for the open cases. Computed on request, because it evaluates all of them.
/// </summary>
public abstract class VersionEffect<TContent, TPreview>(ActorProvider actors) : CancellableComponent
    where TContent : IVersionContent
    where TPreview : class
{
    private string? _evaluatedHash;

    [Parameter, EditorRequired]
    public required TContent Text { get; set; }

    /// <summary>Null before the first evaluation, and after one that failed.</summary>
    protected TPreview? Preview { get; private set; }

    protected Error? Error { get; private set; }

    protected bool IsBusy { get; private set; }

    /// <summary>Whether the text has changed since it was evaluated.</summary>
    protected bool IsOutdated => !string.Equals(_evaluatedHash, Text.Hash, StringComparison.Ordinal);

    protected abstract Task<Result<TPreview>> PreviewAsync(Actor actor);

    protected async Task EvaluateAsync()
    {
        if (IsBusy)
        {
            return; // a second click while the first is under way
        }

        (IsBusy, _evaluatedHash) = (true, Text.Hash);
        try
        {
            var result = await PreviewAsync(await actors.GetAsync(Disposed));
            (Preview, Error) = (result.Value, result.Error);
        }
        finally
        {
            IsBusy = false;
        }
    }
}
