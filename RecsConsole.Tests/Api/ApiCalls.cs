using System.Text.Json;
using Xunit;

namespace RecsConsole.Tests.Api;

/// <summary>Requests of a test, and their answers.</summary>
internal static class ApiCalls
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <param name="path">Below /api/v1.</param>
    /// <param name="name">The idempotency key; null for none.</param>
    public static async Task<(int Status, JsonElement Body)> PostAsync(HttpClient client, string path, string body, string? name = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1" + path) { Content = ApiSite.Json(body) };
        if (name is not null)
        {
            request.Headers.Add("Idempotency-Key", name);
        }

        using var answer = await client.SendAsync(request, Token);
        return ((int)answer.StatusCode, await ApiSite.ReadAsync(answer));
    }

    public static async Task<List<JsonElement>> PostRowsAsync(HttpClient client, string path, params string[] rows)
    {
        var (_, body) = await PostAsync(client, path, $$"""{"rows":[{{string.Join(',', rows)}}]}""");
        return [.. body.GetProperty("rows").EnumerateArray()];
    }

    /// <summary>The items of all pages of a list.</summary>
    /// <param name="path">Below /api/v1.</param>
    public static async Task<List<JsonElement>> PagesAsync(HttpClient client, string path, int limit)
    {
        List<JsonElement> items = [];
        for (string? next = ""; next is not null; )
        {
            using var answer = await client.GetAsync($"/api/v1{path}?limit={limit}{(next.Length == 0 ? "" : $"&cursor={next}")}", Token);
            answer.EnsureSuccessStatusCode();
            var page = await ApiSite.ReadAsync(answer);
            items.AddRange(page.GetProperty("items").EnumerateArray());
            next = page.TryGetProperty("next", out var found) ? found.GetString() : null;
        }

        return items;
    }

    public static string? StatusOf(JsonElement row) => row.GetProperty("status").GetString();

    /// <summary>The wrong field of a refused row; null when there is none.</summary>
    public static string? FieldOf(JsonElement row) =>
        row.TryGetProperty("problem", out var problem) && problem.TryGetProperty("field", out var field) ? field.GetString() : null;
}
