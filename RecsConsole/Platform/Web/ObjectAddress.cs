namespace RecsConsole.Platform.Web;

/// <summary>The URL pattern of one kind of object, such as <c>/cases/{key}</c>, and the check whether an actor may open one.</summary>
/// <param name="MayOpen">False for a missing object and for a forbidden one, so that callers cannot tell them apart.</param>
public sealed record ObjectAddress(
    string Pattern,
    Func<IServiceProvider, Actor, RouteValueDictionary, CancellationToken, ValueTask<bool>> MayOpen
);
