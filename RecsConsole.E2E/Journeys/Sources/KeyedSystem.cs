using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Shouldly;

namespace RecsConsole.E2E.Journeys.Sources;

/// <summary>Another system that uses the API of a running console with a key.</summary>
internal sealed class KeyedSystem : IDisposable
{
    private const int MaxLooks = 120;
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(500);
    private readonly HttpClient _client;

    public KeyedSystem(Uri console, string key)
    {
        _client = new() { BaseAddress = console };
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    public void Dispose() => _client.Dispose();

    /// <summary>The items of a list that fits on a page.</summary>
    /// <param name="path">Below /api/v1.</param>
    public async Task<IReadOnlyList<JsonElement>> ListAsync(string path)
    {
        using var answer = await _client.GetAsync(Address(path));
        var list = await ReadAsync(answer, path);
        (list.TryGetProperty("next", out var next) && next.ValueKind is JsonValueKind.String).ShouldBeFalse($"{path} has another page");
        return [.. list.GetProperty("items").EnumerateArray()];
    }

    /// <summary>Sends something; while the console still builds its search indexes, it is asked again.</summary>
    /// <param name="path">Below /api/v1.</param>
    public async Task<JsonElement> PostAsync(string path, object? body = null)
    {
        for (var look = 0; ; look++)
        {
            using var answer = await _client.PostAsync(Address(path), body is null ? null : JsonContent.Create(body));
            if (answer.StatusCode is not HttpStatusCode.ServiceUnavailable || look == MaxLooks)
            {
                return await ReadAsync(answer, path);
            }

            await Task.Delay(s_pause);
        }
    }

    /// <summary>Sends rows, each of which has to be taken.</summary>
    /// <param name="path">Below /api/v1.</param>
    public async Task BringAsync(string path, IEnumerable<object> rows)
    {
        var answer = await PostAsync(path + ":batch", new { rows = rows.ToList() });
        answer.GetProperty("rows").EnumerateArray().Where(row => row.TryGetProperty("problem", out _)).ShouldBeEmpty(path);
    }

    private static Uri Address(string path) => new("/api/v1" + path, UriKind.Relative);

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer, string path)
    {
        answer.IsSuccessStatusCode.ShouldBeTrue($"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
