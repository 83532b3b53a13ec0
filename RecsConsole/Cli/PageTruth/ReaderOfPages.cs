using Microsoft.AspNetCore.Components.Authorization;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Cli.PageTruth;

/// <summary>The person a page is rendered for: the one named on the command line, without a session.</summary>
internal sealed class ReaderOfPages(
    Actor reader,
    AuthenticationStateProvider authentication,
    Memberships memberships,
    SessionRefusals refusals
) : ActorProvider(authentication, memberships, refusals)
{
    public override Task<Actor> GetAsync(CancellationToken cancellationToken) => Task.FromResult(reader);
}
