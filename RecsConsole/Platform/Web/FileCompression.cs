using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace RecsConsole.Platform.Web;

/// <summary>
/// Style sheets, scripts and drawings travel compressed, so that a slow line shows something soon. Pages do not: they carry secrets beside what readers typed, and
/// the length of the two together would tell of them (BREACH).
/// </summary>
public static class FileCompression
{
    private static readonly string[] s_types = ["text/css", "text/javascript", "application/javascript", "image/svg+xml"];

    public static IServiceCollection AddFileCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = s_types;
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        return services;
    }
}
