using System.Text;
using RecsConsole.Components.Pages;
using RecsConsole.Features.Audit.Export;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Audit;

/// <summary>The download of the trail: a JSON lines file, streamed while it is read.</summary>
public static class AuditEndpoint
{
    public static WebApplication MapAudit(this WebApplication app)
    {
        app.MapGet(AuditFilter.ExportPath, ExportAsync);
        return app;
    }

    private static async Task<IResult> ExportAsync(HttpContext context, ExportAudit exportAudit)
    {
        var actor = ActorProvider.FromHttpContext(context);
        var filter = AuditFilter.Read(AddressQuery.Parse(context.Request.QueryString.ToString()));
        var result = await exportAudit.RunAsync(actor, filter, context.RequestAborted);
        return result.Value is { } file
            ? Results.Stream(output => WriteAsync(file, output, context.RequestAborted), "application/x-ndjson; charset=utf-8", file.Name)
            : Results.NotFound();
    }

    private static async Task WriteAsync(AuditFile file, Stream output, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true)
        {
            NewLine = "\n",
        };
        await foreach (var line in file.Lines.WithCancellation(cancellationToken))
        {
            await writer.WriteLineAsync(line.AsMemory(), cancellationToken);
        }
    }
}
