using RecsConsole.Platform;

namespace RecsConsole.Components.Drafts;

/// <summary>
/// Where drafts are kept. A seam, because the forms of the kit need it and the kit knows no feature: what keeps them asks for rights, and so
/// lies above it.
/// </summary>
public interface IDraftStore
{
    Task<Result<KeptText>> ReadAsync(Actor actor, DraftKey draft, CancellationToken cancellationToken);

    /// <summary>Keeps a text in place of the one before; one without a word is removed.</summary>
    Task<Result<KeptText>> SaveAsync(Actor actor, DraftKey draft, string text, CancellationToken cancellationToken);

    /// <summary>Removes a text that was sent. What was kept in its place later stays, such as a letter that came back meanwhile.</summary>
    /// <param name="known">The last instant at which the form knew what is kept.</param>
    Task<Result<KeptText>> ForgetAsync(Actor actor, DraftKey draft, DateTimeOffset known, CancellationToken cancellationToken);
}
