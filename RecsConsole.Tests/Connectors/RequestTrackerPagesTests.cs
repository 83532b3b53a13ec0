using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using RecsConsole.Connectors;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Connectors;

/// <summary>A ticket of Request Tracker is read in few requests, and whole: in the shape of its REST API 2.0.</summary>
public sealed class RequestTrackerPagesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ticket_with_texts_and_a_file_is_read_in_four_requests()
    {
        using var tracker = new Tracker();
        tracker.Add(1, "Create", "It jams.");
        tracker.Add(2, "Correspond", "Since Monday.");
        tracker.Add(3, "EmailRecord", "A copy of a mail.");
        tracker.Add(4, "Status", null);
        tracker.Parts.Add(Part(9, entry: 2, "image/png", "jam.png", "\u0002"));

        var ticket = await ReadAsync(tracker);

        tracker.Asked.Count.ShouldBe(4, string.Join('\n', tracker.Asked));
        ticket.Description.ShouldBe("It jams.");
        ticket.Entries.Select(entry => entry.Text).ShouldBe(["Since Monday.", ""]);
        ticket.Entries[0].Files.Select(file => file.Name).ShouldBe(["jam.png"]);
        tracker.Asked.ShouldAllBe(path => !path.Contains("attachment/", StringComparison.Ordinal), "the file is not fetched with them");
    }

    [Fact]
    public async Task Ticket_without_texts_is_read_without_asking_for_them()
    {
        using var tracker = new Tracker();
        tracker.Add(1, "Create", null);

        var ticket = await ReadAsync(tracker);

        tracker.Asked.Count.ShouldBe(3, string.Join('\n', tracker.Asked));
        ticket.Description.ShouldBe("");
    }

    [Theory]
    [InlineData(false, 3)]
    [InlineData(true, 2)]
    public async Task Full_page_is_followed_unless_it_is_known_to_be_the_last(bool counts, int pages)
    {
        using var tracker = new Tracker { Counts = counts };
        AddMany(tracker, 200);

        var ticket = await ReadAsync(tracker);

        ticket.Entries.Count.ShouldBe(199);
        ticket.Entries[^1].Text.ShouldBe("Text 200");
        tracker.Asked.Count(path => path.Contains("/history", StringComparison.Ordinal)).ShouldBe(pages);
    }

    [Fact]
    public async Task Page_with_room_is_followed_where_the_server_does_not_know_the_query()
    {
        using var tracker = new Tracker { IsFiltering = false };
        tracker.Add(1, "Create", "It jams.");
        tracker.Add(2, "AddLink", null);
        for (var id = 3; id <= 100; id++)
        {
            tracker.Add(id, "CustomField", null);
            tracker.Hidden.Add(id);
        }

        tracker.Add(101, "Correspond", "Since Monday.");

        var ticket = await ReadAsync(tracker);

        ticket.Description.ShouldBe("It jams.");
        ticket.Entries.Select(entry => entry.Text).ShouldBe(["Since Monday."]);
    }

    [Fact]
    public async Task Entries_that_the_account_may_not_see_hide_no_other()
    {
        using var tracker = new Tracker();
        for (var id = 1; id <= 150; id++)
        {
            tracker.Add(id, "CustomField", null);
            tracker.Hidden.Add(id);
        }

        tracker.Add(151, "Create", "It jams.");

        var ticket = await ReadAsync(tracker);

        ticket.Description.ShouldBe("It jams.");
    }

    [Fact]
    public async Task Texts_that_are_too_large_together_are_asked_for_one_by_one()
    {
        using var tracker = new Tracker { IsTooLarge = true };
        tracker.Add(1, "Create", "It jams.");
        tracker.Add(2, "Comment", "Zürich");

        var ticket = await ReadAsync(tracker);

        ticket.Description.ShouldBe("It jams.");
        ticket.Entries.ShouldHaveSingleItem().Text.ShouldBe("Zürich");
    }

    private static void AddMany(Tracker tracker, int many)
    {
        for (var id = 1; id <= many; id++)
        {
            tracker.Add(id, id == 1 ? "Create" : "Correspond", string.Create(CultureInfo.InvariantCulture, $"Text {id}"));
        }
    }

    private static async Task<RemoteTicket> ReadAsync(Tracker tracker)
    {
        var answer = await RtReader.ReadAsync(tracker, "12", Token);
        return answer.Value.ShouldNotBeNull(answer.Problem?.Words);
    }

    private static Dictionary<string, object?> Part(int id, int entry, string type, string file, string content) =>
        new(StringComparer.Ordinal)
        {
            ["id"] = id,
            ["TransactionId"] = entry,
            ["ContentType"] = type,
            ["Filename"] = file,
            ["Content"] = content,
        };

    /// <summary>One ticket. Lists are searched and cut into pages first; then what the account may not see is removed.</summary>
    private sealed class Tracker : HttpMessageHandler, IHttpClientFactory
    {
        private const int FirstText = 10_000;
        private readonly List<Dictionary<string, object?>> _lines = [];

        public List<Dictionary<string, object?>> Parts { get; } = [];

        /// <summary>Numbers of the entries that the account may not see.</summary>
        public HashSet<int> Hidden { get; } = [];

        /// <summary>Paths of the requests, in order.</summary>
        public List<string> Asked { get; } = [];

        /// <summary>Whether the account is told how many entries there are.</summary>
        public bool Counts { get; init; }

        public bool IsFiltering { get; init; } = true;

        /// <summary>Whether a list with contents exceeds the size of an answer.</summary>
        public bool IsTooLarge { get; init; }

        public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

        public void Add(int id, string type, string? text)
        {
            _lines.Add(
                new(StringComparer.Ordinal)
                {
                    ["id"] = id,
                    ["Type"] = type,
                    ["Created"] = "2026-03-01T08:00:00Z",
                }
            );
            if (text is not null)
            {
                Parts.Add(Part(FirstText + id, id, "text/plain", "", text));
            }
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var address = request.RequestUri!;
            Asked.Add(address.PathAndQuery);
            var values = QueryHelpers
                .ParseQuery(address.Query)
                .ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
            if (IsTooLarge && address.AbsolutePath.EndsWith("/attachments", StringComparison.Ordinal) && AsksForContent(values))
            {
                throw new HttpRequestException(HttpRequestError.ConfigurationLimitExceeded);
            }

            var body = new StringContent(BodyOf(address.AbsolutePath, values), Encoding.UTF8, "application/json");
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = body });
        }

        private static bool AsksForContent(Dictionary<string, string> values) =>
            values["fields"].EndsWith(",Content", StringComparison.Ordinal);

        private string BodyOf(string path, Dictionary<string, string> values) =>
            path.EndsWith("/tickets", StringComparison.Ordinal)
                ? """
                    {"items":[{"id":12,"Subject":"Printer jams","Status":"open","Created":"2026-03-01T08:00:00Z",
                     "LastUpdated":"2026-03-01T09:00:00Z"}],"count":1,"total":1,"page":1,"pages":1,"per_page":20}
                    """
            : path.EndsWith("/history", StringComparison.Ordinal) ? PageOf(_lines, values, "id")
            : path.EndsWith("/attachments", StringComparison.Ordinal) ? PageOf(Parts, values, "TransactionId")
            : ContentOf(path.Split('/')[^1]);

        private string PageOf(List<Dictionary<string, object?>> all, Dictionary<string, string> values, string entry)
        {
            var (page, size) = (NumberOf(values["page"]), NumberOf(values["per_page"]));
            var found = IsFiltering ? all.FindAll(row => Conditions(values["query"]).Exists(each => Fits(row, each))) : all;
            var items = found.Skip((page - 1) * size).Take(size).Where(row => !Hidden.Contains((int)row[entry]!)).ToList();
            var answer = new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["items"] = items,
                ["count"] = items.Count,
                ["total"] = Counts ? found.Count : null,
                ["per_page"] = size,
                ["page"] = page,
            };
            return JsonSerializer.Serialize(answer);
        }

        private string ContentOf(string id)
        {
            var part = Parts.Find(each => NumberOf(id) == (int)each["id"]!)!;
            var content = Convert.ToBase64String(Encoding.UTF8.GetBytes((string)part["Content"]!));
            return JsonSerializer.Serialize(new Dictionary<string, string>(StringComparer.Ordinal) { ["Content"] = content });
        }

        private static List<Dictionary<string, string>> Conditions(string query) =>
            JsonSerializer.Deserialize<List<Dictionary<string, string>>>(query)!;

        private static bool Fits(Dictionary<string, object?> row, Dictionary<string, string> condition) =>
            string.Equals(
                Convert.ToString(row[condition["field"]], CultureInfo.InvariantCulture),
                condition["value"],
                StringComparison.Ordinal
            );

        private static int NumberOf(string text) => int.Parse(text, CultureInfo.InvariantCulture);
    }
}
