namespace RecsConsole.Platform.Residency;

/// <summary>Registers the regions of the servers that data is sent to.</summary>
public static class ResidencySetup
{
    private const int LongestRegion = 20; // as the region of a tenant

    public static IServiceCollection AddDestinations(this IServiceCollection services)
    {
        services
            .AddOptions<DestinationOptions>()
            .BindConfiguration(DestinationOptions.Section)
            .Validate(
                options =>
                    options.Destinations.All(each =>
                        each.Host.Length > 0
                        && each.Region.Length is > 0 and <= LongestRegion
                        && !each.Host.Contains('/', StringComparison.Ordinal)
                    ),
                "Residency:Destinations needs a Host, without scheme and path, and a Region of up to 20 characters for each server."
            )
            .ValidateOnStart();
        return services;
    }
}
