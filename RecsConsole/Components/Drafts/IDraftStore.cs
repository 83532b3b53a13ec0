using RecsConsole.Platform;

namespace RecsConsole.Components.Drafts;

/// <summary>
/// The storage of drafts. An interface, because the shared forms need it but know no feature, while its implementation checks permissions
/// and so belongs to a higher layer.
/// </summary>
public interface IDraftStore
{
    Task<Result<KeptText>> ReadAsync(Actor actor, DraftKey draft, CancellationToken cancellationToken);

    /// <summary>Saves a text in place of the previous one; a blank text is removed.</summary>
    Task<Result<KeptText>> SaveAsync(Actor actor, DraftKey draft, string text, CancellationToken cancellationToken);

    /// <summary>Removes a text that was sent. A draft saved later stays, such as a letter that came back meanwhile.</summary>
    /// <param name="known">The latest time up to which the form knows what is stored.</param>
    Task<Result<KeptText>> ForgetAsync(Actor actor, DraftKey draft, DateTimeOffset known, CancellationToken cancellationToken);
}
