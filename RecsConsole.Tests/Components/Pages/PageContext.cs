using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using RecsConsole.Cli.PageTruth;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Tests.Components.Pages;

/// <summary>Somebody reads pages that follow changes, and the tests say when there is one.</summary>
public abstract class PageContext : BunitContext
{
    protected PageContext()
    {
        var reader = new Actor(Guid.NewGuid(), Guid.NewGuid());
        Services.AddSingleton<ActorProvider>(new ReaderOfPages(reader, null!, null!, null!));
        Services.AddSingleton(new ChangePoller(null!, TimeProvider.System, NullLogger<ChangePoller>.Instance));
    }
}
