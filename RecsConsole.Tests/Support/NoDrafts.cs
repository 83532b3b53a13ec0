using RecsConsole.Components.Drafts;
using RecsConsole.Platform;

namespace RecsConsole.Tests.Support;

/// <summary>Keeps nothing, for dialogs whose drafts have tests of their own.</summary>
public sealed class NoDrafts : IDraftStore
{
    public Task<Result<KeptText>> ReadAsync(Actor actor, DraftKey draft, CancellationToken cancellationToken) => NoneAsync();

    public Task<Result<KeptText>> SaveAsync(Actor actor, DraftKey draft, string text, CancellationToken cancellationToken) => NoneAsync();

    public Task<Result<KeptText>> ForgetAsync(Actor actor, DraftKey draft, DateTimeOffset known, CancellationToken cancellationToken) =>
        NoneAsync();

    private static Task<Result<KeptText>> NoneAsync() => Task.FromResult<Result<KeptText>>(KeptText.None);
}
