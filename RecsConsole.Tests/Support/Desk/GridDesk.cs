using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace RecsConsole.Tests.Support.Desk;

/// <summary>Lets a component render a whole grid: a person is signed in, and the browser has no stored settings.</summary>
public static class GridDesk
{
    public static async Task<DeskWorld> ServeGridsAsync(this BunitContext components)
    {
        var world = await DeskWorld.CreateAsync();
        components.JSInterop.Mode = JSRuntimeMode.Loose;
        await SignedIn.ServeToAsync(components.Services, world.Database.Services, world.Here.Agent);
        return world;
    }
}
