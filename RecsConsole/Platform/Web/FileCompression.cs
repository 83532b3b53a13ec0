using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace RecsConsole.Platform.Web;

/// <summary>
/// Compresses style sheets, scripts and drawings, so that a slow connection shows something soon. Not pages: they contain secrets next to
/// user input, and the compressed length of both would leak them (BREACH).
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
