using Microsoft.AspNetCore.WebUtilities;
using RecsConsole.Components.Pages;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Cases.Queue.Export;

/// <summary>Endpoint that exports a queue; a page cannot send a file through its circuit.</summary>
public static class QueueEndpoint
{
    private const string Path = "/queue/export.csv";
    private const string Case = "case";

    public static WebApplication MapQueue(this WebApplication app)
    {
        app.MapGet(Path, ExportAsync);
        return app;
    }

    /// <summary>URL of the export with the same filter.</summary>
    public static string AddressOf(QueueFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return Path + (filter with { Page = 1 }).Address[1..];
    }

    /// <summary>URL of the export of some cases of the list.</summary>
    public static string AddressOf(QueueFilter filter, IEnumerable<string> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return QueryHelpers.AddQueryString(AddressOf(filter), keys.Select(key => KeyValuePair.Create<string, string?>(Case, key)));
    }

    private static async Task<IResult> ExportAsync(HttpContext context, ExportQueueCases exportQueueCases)
    {
        var actor = ActorProvider.FromHttpContext(context);
        var filter = QueueFilter.Read(AddressQuery.Parse(context.Request.QueryString.ToString()));
        var keys = context.Request.Query[Case].OfType<string>().Take(ListQueueCases.PageSize).ToList();
        var result = await exportQueueCases.RunAsync(actor, new(filter, keys.Count == 0 ? null : keys), context.RequestAborted);
        return result.Value is { } file ? Results.File(file.Content, "text/csv; charset=utf-8", file.Name) : Results.NotFound();
    }
}
