namespace RecsConsole.Platform.Web;

/// <summary>Addresses of one kind of object, such as <c>/cases/{key}</c>, and the check whether an actor may open one.</summary>
/// <param name="MayOpen">False for what is not there and for what is not permitted: the two look alike from outside.</param>
public sealed record ObjectAddress(
    string Pattern,
    Func<IServiceProvider, Actor, RouteValueDictionary, CancellationToken, ValueTask<bool>> MayOpen
);
