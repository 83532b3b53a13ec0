using System.Reflection;
using RecsConsole.Database;
using RecsConsole.Features.Catalog;
using RecsConsole.Features.Catalog.Actions;

namespace RecsConsole.Tests.Features.Catalog.Actions;

/// <summary>Counts how often content is read from a row.</summary>
public class CountingItem : DispatchProxy
{
    public ICatalogItem<ActionRow, ActionContent> Item { get; set; } = null!;

    public int Contents { get; private set; }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        ArgumentNullException.ThrowIfNull(targetMethod);
        Contents += targetMethod.Name is nameof(ICatalogItem<,>.ContentOf) ? 1 : 0;
        return targetMethod.Invoke(Item, args);
    }
}
