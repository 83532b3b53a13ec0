using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Tests.Features.Work;
using Xunit;

namespace RecsConsole.Tests.Support.Desk;

/// <summary>A desk with two administrators: what one of them sends, the other puts into force.</summary>
public abstract class TwoAdmins(Action<IServiceCollection> add) : IAsyncLifetime
{
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected DeskWorld World { get; private set; } = null!;

    protected Actor Ada { get; private set; } = null!;

    protected Actor Ben { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        World = await DeskWorld.CreateAsync(replace: add);
        Ada = await World.AddPersonAsync("ada", ConsoleRole.Admin);
        Ben = await World.AddPersonAsync("ben", ConsoleRole.Admin);
    }

    public async ValueTask DisposeAsync()
    {
        await World.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
