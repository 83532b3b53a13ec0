using Microsoft.AspNetCore.Routing;

namespace RecsConsole.Tests.Security.Sweep.Keys;

/// <summary>A method of a route of the API.</summary>
internal sealed record ApiRoute(string Method, RouteEndpoint Endpoint)
{
    public string Pattern => Endpoint.RoutePattern.RawText!;

    /// <summary>Its operation in the description, such as bringCase; empty for the description itself.</summary>
    public string Name => Endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? "";

    /// <summary>The address names one object.</summary>
    public bool NamesAnObject => Endpoint.RoutePattern.Parameters.Count > 0;

    /// <summary>Whether a request can be about the object: by its address, by its body, or by what it lists.</summary>
    public bool Takes(SweptObject what) =>
        NamesAnObject || Method is "GET" || !ApiBodies.Named.TryGetValue(Name, out var named) || named.Kind == what.Kind;

    public string AddressOf(SweptObject what)
    {
        var address = Pattern;
        foreach (var parameter in Endpoint.RoutePattern.Parameters)
        {
            var isId = parameter.ParameterPolicies.Any(policy => policy.Content == "guid");
            var start = address.IndexOf("{" + parameter.Name, StringComparison.OrdinalIgnoreCase);
            var end = address.IndexOf('}', start);
            address = address[..start] + (isId ? what.Id.ToString("D") : what.Key) + address[(end + 1)..];
        }

        return address;
    }
}
