using System.Numerics;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;
using RecsConsole.Platform.Circuits;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Platform.Circuits;

/// <summary>Arguments for the browser are written as before, without what the serializer would learn of their abilities.</summary>
public sealed class ArgumentTypesTests
{
    private static readonly ArgumentTypes s_lean = new(new DefaultJsonTypeInfoResolver());
    private static readonly JsonSerializerOptions s_options = new() { TypeInfoResolver = s_lean };

    [Fact]
    public void Arguments_of_every_kind_are_written_as_usual()
    {
        object?[] arguments =
        [
            1,
            2L,
            "text",
            null,
            true,
            1.5,
            DateTimeOffset.UnixEpoch,
            new List<string> { "a" },
            new Dictionary<string, int>(StringComparer.Ordinal) { ["b"] = 1 },
            new KeyValuePair<string, int>("c", 2),
            Enumerable.Range(1, 2).Select(each => each),
        ];

        JsonSerializer.Serialize(arguments, s_options).ShouldBe(JsonSerializer.Serialize(arguments));
    }

    [Theory]
    [InlineData(typeof(INumber<int>))]
    [InlineData(typeof(IComparable))]
    [InlineData(typeof(IEquatable<string>))]
    [InlineData(typeof(IReadOnlyList<string>))]
    [InlineData(typeof(System.Collections.IEnumerable))]
    [InlineData(typeof(ValueType))]
    public void Abilities_of_values_are_not_learned(Type ability) => s_lean.GetTypeInfo(ability, new()).ShouldBeNull();

    /// <summary>A list that is declared by an interface could not be read.</summary>
    [Fact]
    public void What_the_browser_calls_takes_no_interface()
    {
        var called = typeof(CircuitInterop)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static))
            .Where(method => method.IsDefined(typeof(JSInvokableAttribute), inherit: false))
            .ToList();

        called.ShouldNotBeEmpty();
        called.SelectMany(method => method.GetParameters()).ShouldAllBe(parameter => !parameter.ParameterType.IsInterface);
    }

    [Fact]
    public void Circuits_of_the_console_use_it()
    {
        var services = new ServiceCollection();

        services.AddLogging().AddCircuits();

        services.Last(each => each.ServiceType == typeof(IJSRuntime)).ImplementationFactory.ShouldNotBeNull();
    }
}
