using System.Net;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using RecsConsole.Platform.Outbound;
using RecsConsole.Platform.Residency;

namespace RecsConsole.Platform.Scanning;

/// <summary>Registers the scan of uploaded files.</summary>
public static class ScanningSetup
{
    public static IServiceCollection AddScanning(this IServiceCollection services)
    {
        services
            .AddOptions<UploadOptions>()
            .BindConfiguration(UploadOptions.Section)
            .ValidateDataAnnotations()
            .Validate(
                options => !options.IsSet || options.EndPoint is not null,
                "Uploads:Clamd must be an address such as tcp://127.0.0.1:3310 or unix:/run/clamav/clamd.ctl."
            )
            .Validate<IOptions<OutboundOptions>>(
                (options, outbound) => options.EndPoint is not DnsEndPoint remote || outbound.Value.MayBePlain(remote.Host, remote.Port),
                "Uploads:Clamd must be on this machine or listed under Outbound:PlainHosts: clamd has no TLS, so anybody on the way can read "
                    + "a file that is sent to it."
            )
            .ValidateOnStart();
        return services.AddUploadScan();
    }

    /// <summary>What a feature that takes files needs.</summary>
    public static IServiceCollection AddUploadScan(this IServiceCollection services)
    {
        services.TryAddSingleton<OutboundRegions>();
        services.TryAddSingleton<ClamdClient>();
        services.TryAddSingleton<UploadScan>();
        services.TryAddSingleton<UploadDays>();
        services.TryAddSingleton<BrowserFiles>();
        return services;
    }
}
