using RecsConsole.Engine.Snapshots;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace RecsConsole.Features.Demo.Content.Schema;

/// <summary>
/// A condition, written as { field: priority, at_most: 2 } or { field: state, in: [new, in_progress] }. An unknown field or operator is
/// rejected with its position in the file.
/// </summary>
public sealed record DemoPlaybookCondition : IYamlConvertible
{
    public string Field { get; private set; } = "";

    public string Operator { get; private set; } = "";

    public IReadOnlyList<string> Values { get; private set; } = [];

    /// <inheritdoc />
    public void Read(IParser parser, Type expectedType, ObjectDeserializer nestedObjectDeserializer)
    {
        ArgumentNullException.ThrowIfNull(parser);
        var start = parser.Consume<MappingStart>().Start;
        var end = start;
        while (!parser.TryConsume<MappingEnd>(out var ended))
        {
            var name = parser.Consume<Scalar>();
            end = name.End;
            if (string.Equals(name.Value, "field", StringComparison.Ordinal))
            {
                Field = parser.Consume<Scalar>().Value;
            }
            else
            {
                Operator = name.Value;
                Values = ReadValues(parser);
            }
        }

        if (new PlaybookCondition(Field, Operator, Values).Problem() is { } problem)
        {
            throw new YamlException(start, end, problem);
        }
    }

    /// <inheritdoc />
    public void Write(IEmitter emitter, ObjectSerializer nestedObjectSerializer) =>
        throw new NotSupportedException("Playbooks are read, not written.");

    private static List<string> ReadValues(IParser parser)
    {
        if (parser.TryConsume<Scalar>(out var only))
        {
            return [only.Value];
        }

        var values = new List<string>();
        parser.Consume<SequenceStart>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            values.Add(parser.Consume<Scalar>().Value);
        }

        return values;
    }
}
